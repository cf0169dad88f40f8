"""Front matter as people, editors and attackers write it: an error at the right place, or the exact value.

Each row is read as a file of our own base and of an adopted one. Nothing may ever be readable by more than it says.
"""

from typing import NamedTuple

import pytest

from kbtool.content.front_matter.derived_title import find_heading_title
from kbtool.content.front_matter.fields import configured_defaults
from kbtool.content.front_matter.reading_rules import ReadingRules
from kbtool.content.front_matter.resolve import Resolved, Text, resolve
from kbtool.content.source_text import SourceText, read_source_text

AUDIENCES = ("public", "agents", "internal")
OWN = ReadingRules(AUDIENCES)
ADOPTED = ReadingRules(AUDIENCES, foreign_keys_allowed=True)
PATH = "docs/en/a.md"


def read(data: bytes, rules: ReadingRules = OWN) -> tuple[SourceText, Resolved]:
    """A file of a base whose configuration shows everything to the public."""
    defaults = {"audience": "public", "owner": "docs-team", "state": "published"}
    configured = configured_defaults("mkdocs.yml", defaults, OWN)
    source = read_source_text(PATH, data, rules)
    return source, resolve(
        source.fields,
        Text("a", find_heading_title(source.body, rules.audiences), source.body_line),
        (),
        configured,
        rules,
    )


def found(source: SourceText) -> list[tuple[str, int, int]]:
    return [(item.id, item.span.line, item.span.column) for item in source.diagnostics]


class Refused(NamedTuple):
    """A file nobody may read, in whichever base."""

    case: str
    data: bytes
    id: str
    line: int
    column: int


REFUSED = [
    Refused("no terminator", b"---\naudience: public\n", "KB011", 1, 1),
    Refused("only an opening", b"---", "KB011", 1, 1),
    Refused("closed by four dashes", b"---\naudience: public\n----\n", "KB011", 1, 1),
    Refused("blank line before", b"\n---\naudience: internal\n---\ntext\n", "KB010", 2, 1),
    Refused("blank before", b" ---\naudience: internal\n---\ntext\n", "KB010", 1, 1),
    Refused("comment before", b"<!-- x -->\n---\naudience: internal\n---\n", "KB010", 2, 1),
    Refused("heading before", b"# Title\n\n---\naudience: internal\n---\n", "KB010", 3, 1),
    Refused("zero-width space before", "\u200b---\naudience: internal\n---\n".encode(), "KB010", 1, 1),
    Refused("two byte order marks", "\ufeff\ufeff---\naudience: internal\n---\n".encode(), "KB010", 1, 1),
    Refused("blank line before, no end", b"\n---\naudience: internal\n", "KB010", 2, 1),
    Refused("four dashes", b"----\naudience: internal\n----\n", "KB010", 1, 1),
    Refused("em dash", "—\naudience: internal\n—\n".encode(), "KB010", 1, 1),
    Refused("comment behind the dashes", b"--- # x\naudience: internal\n---\n", "KB010", 1, 1),
    Refused("TOML", b'+++\naudience = "internal"\n+++\n', "KB010", 1, 1),
    Refused("JSON", b'{\n  "audience": "internal"\n}\ntext\n', "KB010", 1, 1),
    Refused("in a comment", b"<!--\naudience: internal\n-->\ntext\n", "KB010", 1, 1),
    Refused("MultiMarkdown", b"audience: internal\n\n# Title\n", "KB010", 1, 1),
    Refused("MultiMarkdown, capital", b"Audience: internal\n\n# Title\n", "KB010", 1, 1),
    Refused("MultiMarkdown, second line", b"Foo: bar\nstate: draft\n\n# Title\n", "KB010", 1, 1),
    Refused("list", b"---\n- audience: public\n---\n", "KB013", 2, 1),
    Refused("scalar", b"---\njust text\n---\n", "KB013", 2, 1),
    Refused("two colons", b"---\ntitle: a: b: c\n---\n", "KB020", 2, 9),
    Refused("no space after a colon", b"---\ntitle:Refunds\ndescription: x\n---\n", "KB020", 2, 1),
    Refused("a full-width colon", "---\ntitle：退款\ndescription: x\n---\n".encode(), "KB020", 2, 1),
    Refused("@ start", b"---\ntitle: @x\n---\n", "KB020", 2, 8),
    Refused("% start", b"---\ntitle: %x\n---\n", "KB020", 2, 8),
    Refused("backtick start", b"---\ntitle: `x`\n---\n", "KB020", 2, 8),
    Refused("star start", b"---\ntitle: *x*\n---\n", "KB020", 2, 10),
    Refused("open quote", b"---\ntitle: 'x\naudience: internal\n---\n", "KB020", 2, 8),
    Refused("open bracket", b"---\ntags: [a\naudience: internal\n---\n", "KB020", 2, 7),
    Refused("bad escape", b'---\ntitle: "C:\\dir"\n---\n', "KB020", 2, 11),
    Refused("duplicate key", b"---\naudience: internal\naudience: public\n---\n", "KB021", 3, 1),
    Refused("duplicate key, capital", b"---\nAudience: internal\naudience: public\n---\n", "KB021", 3, 1),
    Refused("duplicate key in a value", b"---\nsearch:\n  exclude: true\n  exclude: false\n---\n", "KB021", 4, 3),
    Refused("anchor", b"---\naudience: &a public\n---\n", "KB022", 2, 11),
    Refused("alias", b"---\nx: &a internal\naudience: *a\n---\n", "KB022", 2, 4),
    Refused("alias alone", b"---\naudience: *a\n---\n", "KB023", 2, 11),
    Refused("merge key", b"---\n<<: {audience: internal}\n---\n", "KB024", 2, 1),
    Refused("python tag", b"---\ntitle: !!python/object/apply:os.system [id]\n---\n", "KB025", 2, 8),
    Refused("environment tag", b"---\naudience: !ENV AUDIENCE\n---\n", "KB025", 2, 11),
    Refused("standard tag", b"---\naudience: !!str public\n---\n", "KB025", 2, 11),
    Refused("directive", b"---\n%YAML 1.1\n---\naudience: internal\n---\n", "KB020", 2, 9),
    Refused("directive, used", b"---\n%YAML 1.1\n--- x\naudience: internal\n---\n", "KB032", 2, 1),
    Refused("second document", b"---\na: b\n--- c\naudience: internal\n---\n", "KB026", 3, 1),
    Refused("NUL", b"---\naudience: public\n---\na\0b\n", "KB004", 4, 2),
    Refused("control character", b"---\ntitle: a\x07b\n---\n", "KB031", 2, 9),
    Refused("escaped control character", b'---\ntitle: "a\\0b"\n---\n', "KB031", 2, 8),
    Refused("line separator", "---\ntitle: a\u2028audience: public\n---\n".encode(), "KB031", 2, 9),
    Refused("next line", "---\ntitle: a\x85audience: public\n---\n".encode(), "KB031", 2, 9),
    Refused("tab", b"---\nsearch:\n\texclude: true\n---\n", "KB030", 3, 1),
    Refused("list as key", b"---\n? [a]\n: b\n---\n", "KB027", 2, 3),
    Refused("mapping as key", b"---\n{a: b}: c\n---\n", "KB027", 2, 1),
    Refused("no key", b"---\n: b\n---\n", "KB020", 2, 1),
    Refused("empty key", b"---\n?\n: b\n---\n", "KB028", 2, 2),
    Refused("empty quoted key", b'---\n"": b\n---\n', "KB028", 2, 1),
    Refused("nesting of 5,000", b"---\na: " + b"[" * 5000 + b"\n---\n", "KB029", 2, 23),
    Refused("nested mappings", b"---\na: " + b"{a: " * 30 + b"}" * 30 + b"\n---\n", "KB029", 2, 77),
    Refused("alias bomb", b"---\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\n", "KB022", 2, 4),
    Refused("1 MB front matter", b"---\ntitle: " + b"x" * 900_000 + b"\n---\n", "KB012", 1, 1),
    Refused("large file", b"x" * 1_000_001, "KB005", 1, 1),
    Refused("GBK", "---\ntitle: 退款\n---\n".encode("gbk"), "KB001", 2, 8),
    Refused("cp1256", "# سلام\n".encode("cp1256"), "KB001", 1, 3),
    Refused("UTF-16", "---\naudience: internal\n---\n".encode("utf-16"), "KB001", 1, 1),
    Refused("UTF-32", "# x\n".encode("utf-32"), "KB001", 1, 1),
    Refused("surrogates", b"# \xed\xa0\x80\n", "KB001", 1, 3),
    Refused("overlong", b"# \xc0\xaf\n", "KB001", 1, 3),
    Refused("misspelt", b"---\naudiance: internal\n---\n", "", 2, 1),
    Refused("capital", b"---\nAudience: internal\n---\n", "", 2, 1),
    Refused("Cyrillic", "---\nаudience: internal\n---\n".encode(), "", 2, 1),
    Refused("full width", "---\nａｕｄｉｅｎｃｅ: internal\n---\n".encode(), "", 2, 1),
    Refused("zero width", "---\naudi\u200bence: internal\n---\n".encode(), "", 2, 1),
    Refused("blank behind", b'---\n"audience ": internal\n---\n', "", 2, 1),
    Refused("letters swapped", b"---\naudeince: internal\n---\n", "", 2, 1),
    Refused("double letter", b"---\nexpires_onn: 2020-01-01\n---\n", "", 2, 1),
    Refused("no separator", b"---\nexpireson: 2020-01-01\n---\n", "", 2, 1),
    Refused("hyphen", b"---\npublish-on: 2090-01-01\n---\n", "", 2, 1),
    Refused("sate", b"---\nsate: draft\n---\n", "", 2, 1),
    Refused("no-index", b"---\nno-index: true\n---\n", "", 2, 1),
    Refused("serach", b"---\nserach: {exclude: true}\n---\n", "", 2, 1),
    Refused("audience list", b"---\naudience: [public, internal]\n---\n", "KB111", 2, 11),
    Refused("audience in capitals", b"---\naudience: Public\n---\n", "KB111", 2, 11),
    Refused("audience with blank", b'---\naudience: "public "\n---\n', "KB111", 2, 11),
    Refused("audience empty text", b'---\naudience: ""\n---\n', "KB111", 2, 11),
    Refused("audience empty", b"---\naudience:\n---\n", "KB111", 2, 1),
    Refused("audience null", b"---\naudience: null\n---\n", "KB111", 2, 11),
    Refused("audience tilde", b"---\naudience: ~\n---\n", "KB111", 2, 11),
    Refused("audience with hash", b"---\naudience: public#x\n---\n", "KB111", 2, 11),
    Refused("audience Cyrillic", "---\naudience: рublic\n---\n".encode(), "KB111", 2, 11),
    Refused("unknown audience", b"---\naudience: staff\n---\n", "KB111", 2, 11),
    Refused("state in capitals", b"---\nstate: Published\n---\n", "KB107", 2, 8),
    Refused("state empty", b"---\nstate:\n---\n", "KB105", 2, 1),
    Refused("noindex yes", b"---\nnoindex: yes\n---\n", "KB106", 2, 10),
    Refused("noindex capital", b"---\nnoindex: True\n---\n", "KB106", 2, 10),
    Refused("no day", b"---\nexpires_on: 2026-13-45\n---\n", "KB108", 2, 13),
    Refused("American date", b"---\nexpires_on: 11/22/2026\n---\n", "KB108", 2, 13),
    Refused("date with zone", b"---\nexpires_on: 2026-11-22T10:00:00+03:30\n---\n", "KB108", 2, 13),
    Refused("Jalali", b"---\nexpires_on: 1405-09-01\n---\n", "KB108", 2, 13),
    Refused("year 0", b"---\npublish_on: 0000-01-01\n---\n", "KB108", 2, 13),
    Refused("year 9999", b"---\npublish_on: 9999-01-01\n---\n", "KB108", 2, 13),
    Refused("other digits", "---\npublish_on: ۲۰۲۶-۰۱-۰۱\n---\n".encode(), "KB108", 2, 13),
    Refused("search as list", b"---\nsearch: [exclude]\n---\n", "KB106", 2, 9),
    Refused("search unknown key", b"---\nsearch: {excluded: true}\n---\n", "KB101", 2, 10),
]


@pytest.mark.parametrize("rules", [OWN, ADOPTED], ids=["own", "adopted"])
@pytest.mark.parametrize("row", REFUSED, ids=lambda row: row.case)
def test_what_cannot_be_read_is_an_error_at_its_place_and_for_nobody(row: Refused, rules: ReadingRules) -> None:
    source, resolved = read(row.data, rules)
    first = next(item for item in source.diagnostics if item.severity == "error")
    expected = row.id or ("KB102" if rules is ADOPTED else "KB101")
    assert (first.id, first.span.line, first.span.column) == (expected, row.line, row.column)
    assert resolved.withheld
    assert resolved.fields.audience is None


VALUES = [
    ("text no", b"title: no", "title", "no"),
    ("text NO", b"title: NO", "title", "NO"),
    ("text on", b"title: on", "title", "on"),
    ("text y", b"title: y", "title", "y"),
    ("version", b"title: 1.10", "title", "1.10"),
    ("octal", b"title: 010", "title", "010"),
    ("sexagesimal", b"title: 12:30:00", "title", "12:30:00"),
    ("underscore", b"title: 1_000", "title", "1_000"),
    ("exponent", b"title: 1e3", "title", "1e3"),
    ("infinity", b"title: .inf", "title", ".inf"),
    ("tilde", b"title: ~", "title", "~"),
    ("null", b"title: null", "title", "null"),
    ("date as text", b"title: 2026-11-22", "title", "2026-11-22"),
    ("comment", b"audience: public # not yet", "audience", "public"),
    ("quoted", b"audience: 'internal'", "audience", "internal"),
    ("block", b"title: >\n  a\n  b", "title", "a b"),
    ("tags", b"tags: [no, 1.10]", "tags", ("no", "1.10")),
    ("weight", b"weight: -5", "weight", -5),
]


@pytest.mark.parametrize(("case", "line", "name", "value"), VALUES, ids=[row[0] for row in VALUES])
def test_a_value_is_what_is_written(case: str, line: bytes, name: str, value: object) -> None:
    source, resolved = read(b"---\n" + line + b"\n---\ntext\n")
    assert source.diagnostics == ()
    assert source.fields.values == {name: value}
    assert getattr(resolved.fields, name) == value
    assert not resolved.withheld


FORMS = [
    ("plain", b"---\naudience: agents\n---\ntext\n", []),
    ("byte order mark", b"\xef\xbb\xbf---\naudience: agents\n---\ntext\n", [("KB002", 1, 1)]),
    ("CRLF", b"---\r\naudience: agents\r\n---\r\ntext\r\n", []),
    ("CR", b"---\raudience: agents\r---\rtext\r", [("KB003", 1, 4)]),
    ("blanks behind", b"---  \naudience: agents  \n---   \ntext\n", []),
    ("dots", b"---\naudience: agents\n...\ntext\n", []),
]


@pytest.mark.parametrize(("case", "data", "findings"), FORMS, ids=[row[0] for row in FORMS])
def test_every_form_of_line_end_and_fence_gives_the_same_article(
    case: str, data: bytes, findings: list[tuple[str, int, int]]
) -> None:
    source, resolved = read(data)
    assert found(source) == findings
    assert (resolved.fields.audience, source.body, source.body_line) == ("agents", "text\n", 4)


TEXTS = [
    ("empty", ""),
    ("no front matter", "# Title\n\ntext\n"),
    ("thematic break", "# Title\n\n---\n\ntext\n"),
    ("setext headings", "Title\n---\n\nNote: this\n\nOther\n---\n"),
    ("prose with a colon", "Warning: hot\n\ntext\n"),
    ("front matter in a code block", "# Title\n\n```yaml\n---\naudience: internal\n---\n```\n"),
    ("long break first", "----\n\ntext\n"),
]


@pytest.mark.parametrize(("case", "text"), TEXTS, ids=[row[0] for row in TEXTS])
def test_a_text_without_front_matter_is_all_body(case: str, text: str) -> None:
    source, resolved = read(text.encode())
    assert (source.body, source.body_line, source.diagnostics) == (text, 1, ())
    assert resolved.fields.audience == "public"


def test_empty_front_matter_says_nothing() -> None:
    source, _ = read(b"---\n# only a comment\n---\ntext\n")
    assert (source.body, source.body_line, source.diagnostics, source.fields.values) == ("text\n", 4, (), {})


def test_a_number_of_5000_digits_is_refused_in_our_base_and_left_out_in_an_adopted_one() -> None:
    data = b"---\nweight: " + b"9" * 5000 + b"\n---\n"
    ours, resolved = read(data)
    assert found(ours) == [("KB109", 2, 9)]
    assert resolved.fields.audience is None
    theirs, resolved = read(data, ADOPTED)
    assert [(item.id, item.severity) for item in theirs.diagnostics] == [("KB109", "warning")]
    assert (resolved.fields.audience, resolved.fields.weight) == ("public", None)


def test_a_finding_shows_its_line() -> None:
    source, _ = read(b"---\ntitle: x\naudiance: internal\n---\n")
    assert [(item.source, item.hint) for item in source.diagnostics] == [
        ("audiance: internal", "did you mean audience?")
    ]


def test_a_decoding_error_names_the_byte() -> None:
    source, _ = read("# سلام\n".encode("cp1256"))
    assert source.diagnostics[0].message == "not UTF-8: byte 0xD3 at byte 2"
    assert "UTF-8" in source.diagnostics[0].hint
