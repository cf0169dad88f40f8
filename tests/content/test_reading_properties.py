"""Whatever the bytes: reading never fails, never widens, and points into the text."""

from hypothesis import example, given
from hypothesis import strategies as st

from kbtool.content.audience_blocks import cut_audience_blocks
from kbtool.content.files.decoding import decode_source
from kbtool.content.front_matter.derived_title import find_heading_title
from kbtool.content.front_matter.fields import configured_defaults
from kbtool.content.front_matter.parse import parse_front_matter
from kbtool.content.front_matter.reading_rules import ReadingRules
from kbtool.content.front_matter.resolve import Text, resolve
from kbtool.content.source_text import read_source_text
from kbtool.content.yaml.document import parse_yaml
from kbtool.content.yaml.nodes import Items, Node, Scalar, Table
from kbtool.diagnostics import Span

AUDIENCES = ("public", "agents", "internal")
RULES = (ReadingRules(AUDIENCES), ReadingRules(AUDIENCES, foreign_keys_allowed=True))
WORDS = [
    "a",
    "audience: internal",
    "public",
    "title:",
    "tags:",
    "search:",
    "exclude: true",
    "defaults:",
    "é",
    "退",
    "سلام",
    "𝒳",
]
MARKS = [*"-[]{},:?!&*#|>'\"%@`~", "<<", "*a", "&a", "!!str", "---", "...", "----", "010", "2026-13-45"]
BLANKS = ["\n", "\t", "\r", "\0", "\ufeff", "\u2028", "\x85", " ", "\n  ", ": "]
BLOCKS = ["/// audience | agents", "\n/// audience | internal\n", "\n///\n"]
PIECES = st.sampled_from(WORDS + MARKS + BLANKS + BLOCKS)
YAML_TEXT = st.lists(PIECES | st.text(max_size=3), max_size=40).map("".join)
ANY_TEXT = st.text(st.characters(), max_size=200) | YAML_TEXT


def spans_of(node: Node) -> list[Span]:
    if isinstance(node, Scalar):
        return [node.span]
    if isinstance(node, Items):
        return [node.span, *(span for item in node.nodes for span in spans_of(item))]
    inner = (span for entry in node.entries for part in (entry.key, entry.value) for span in spans_of(part))
    return [node.span, *inner]


def lies_in(span: Span, text: str, first_line: int = 1) -> bool:
    lines = text.split("\n")
    first, last = span.line - first_line, span.end_line - first_line
    if not 0 <= first <= last < len(lines) or (span.line, span.column) > (span.end_line, span.end_column):
        return False
    return 1 <= span.column <= len(lines[first]) + 1 and 1 <= span.end_column <= len(lines[last]) + 2


@given(ANY_TEXT)
@example("𝒳: 𝒳𝒳\ny: [𝒳, é]\n")
@example('"\\ud800": x')
def test_yaml_is_read_or_refused_with_spans_inside_the_text(text: str) -> None:
    node, diagnostics = parse_yaml("a.yml", text, first_line=7)
    spans = [item.span for item in diagnostics] + (spans_of(node) if node else [])
    assert node is None or not diagnostics
    assert all(lies_in(span, text, 7) for span in spans)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), min_size=1).filter(str.strip))
def test_a_quoted_scalar_is_exactly_what_is_written(text: str) -> None:
    written = "k: '" + text.replace("'", "''") + "'"
    node, diagnostics = parse_yaml("a.yml", written)
    assert not diagnostics
    assert isinstance(node, Table)
    value = node.entries[0].value
    assert isinstance(value, Scalar)
    assert (value.text, value.span) == (text, Span.at(1, 4, len(written) - 3))


@given(YAML_TEXT, st.sampled_from(["---\n", "", "\n---\n", "----\n"]), st.sampled_from(["\n---\n", "\n...\n", ""]))
def test_front_matter_and_body_are_the_file_and_findings_point_into_it(text: str, start: str, end: str) -> None:
    whole = (start + text + end).replace("\r", "")
    front_matter = parse_front_matter("a.md", whole)
    assert all(lies_in(item.span, whole) for item in front_matter.diagnostics)
    if front_matter.readable:
        lines = whole.split("\n")
        assert front_matter.body == "\n".join(lines[front_matter.body_line - 1 :])
    else:
        assert (front_matter.table, front_matter.body) == (None, "")


@given(st.binary(max_size=200) | ANY_TEXT.map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    text, diagnostics = decode_source("a.md", data)
    if text is None:
        assert [item.severity.value for item in diagnostics].count("error") == 1
    else:
        assert "\r" not in text
        assert "\0" not in text
        assert all(lies_in(item.span, text) for item in diagnostics)


@given(YAML_TEXT, st.sampled_from(RULES))
def test_an_article_that_says_internal_is_never_wider(text: str, rules: ReadingRules) -> None:
    """Whatever stands around the line: the file is internal, or for nobody."""
    configured = configured_defaults("mkdocs.yml", {"audience": "public"}, rules)
    data = f"---\n{text}\naudience: internal\n---\n".encode()
    source = read_source_text("docs/en/a.md", data, rules)
    resolved = resolve(
        source.fields,
        Text("a", find_heading_title(source.body, rules.audiences), source.body_line),
        (),
        configured,
        rules,
    )
    is_swallowed = "audience" not in source.fields.values and not resolved.withheld
    assert resolved.fields.audience in ("internal", None) or is_swallowed
    if is_swallowed:
        assert "audience: internal" in source.body or any(mark in text for mark in "|>'\"-.")


@given(ANY_TEXT)
def test_cutting_blocks_never_fails_and_never_keeps_what_a_block_hides(text: str) -> None:
    body = f"{text}\n\n/// audience | internal\nCANARY\n///\n"
    kept, diagnostics = cut_audience_blocks("a.md", body, 3, "agents", AUDIENCES)
    for item in diagnostics:
        assert lies_in(item.span, "\n\n" + body)
    if "`" not in text and "~" not in text:
        assert "CANARY" not in kept
