"""Parts of an article for fewer readers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbtool.content import audience_blocks
from kbtool.content.audience_blocks import cut_audience_blocks

ORDER = ("public", "agents", "internal")
SIMPLE = "before\n\n/// audience | agents\nsecret\n///\n\nafter\n"


def cut(body: str, audience: str = "public") -> str:
    text, diagnostics = cut_audience_blocks("docs/en/a.md", body, 5, audience, ORDER)
    assert diagnostics == ()
    return text


@pytest.mark.parametrize(
    ("audience", "expected"),
    [
        ("public", "before\n\nafter\n"),
        ("agents", "before\n\nsecret\n\nafter\n"),
        ("internal", "before\n\nsecret\n\nafter\n"),
    ],
)
def test_a_block_is_cut_for_wider_audiences_only(audience: str, expected: str) -> None:
    assert cut(SIMPLE, audience) == expected


NESTED = "a\n//// audience | agents\nb\n/// audience | internal\nc\n///\nd\n////\ne"


@pytest.mark.parametrize(
    ("audience", "expected"),
    [("public", "a\n\ne"), ("agents", "a\n\nb\n\nd\n\ne"), ("internal", "a\n\nb\n\nc\n\nd\n\ne")],
)
def test_blocks_nest(audience: str, expected: str) -> None:
    assert cut(NESTED, audience) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("- item\n\n    /// audience | agents\n    secret\n    ///\n- next", "- item\n\n- next"),
        ("/// audience | agents\n/// note | x\nsecret\n///\nsecret\n///\nend", "end"),
        ("/// audience | agents\n```\n///\nsecret\n```\nsecret\n///\nend", "end"),
        ("/// note | x\nopen\n///\n", "/// note | x\nopen\n///\n"),
        ("```\n/// audience | agents\nshown\n///\n```\n", "```\n/// audience | agents\nshown\n///\n```\n"),
        ("~~~\n/// audiance\n~~~\n", "~~~\n/// audiance\n~~~\n"),
        ("/// audience | public\nopen\n///", "open"),
        (
            "no // audience here, see https://example.com/audience",
            "no // audience here, see https://example.com/audience",
        ),
        ("", ""),
    ],
)
def test_blocks_are_found_where_they_are(body: str, expected: str) -> None:
    assert cut(body) == expected


BROKEN = [
    ("not closed", "a\n/// audience | agents\nsecret\n", 6),
    ("unknown audience", "/// audience | staff\nsecret\n///\n", 5),
    ("capital", "/// audience | Agents\nsecret\n///\n", 5),
    ("misspelt", "/// audiance | agents\nsecret\n///\n", 5),
    ("no blanks", "///audience|agents\nsecret\n///\n", 5),
    ("no name", "/// audience\nsecret\n///\n", 5),
    ("empty name", "/// audience |\nsecret\n///\n", 5),
    ("two names", "/// audience | agents, internal\nsecret\n///\n", 5),
    ("no bar", "/// audience agents\nsecret\n///\n", 5),
    ("two slashes", "// audience | agents\nsecret\n//\n", 5),
    ("other fence", "::: audience agents\nsecret\n:::\n", 5),
    ("admonition", '!!! audience "agents"\n    secret\n', 5),
    ("quoted", "> /// audience | agents\n> secret\n> ///\n", 5),
    ("in a list marker", "- /// audience | agents\n  secret\n  ///\n", 5),
    ("full width", "／／／ audience | agents\nsecret\n///\n", 5),
    ("Cyrillic", "/// аudience | agents\nsecret\n///\n", 5),
    ("wrong closing", "/// audience | agents\nsecret\n////\n", 7),
    ("closed too early", "/// audience | agents\n//// note\nsecret\n///\nsecret\n", 8),
]


@pytest.mark.parametrize("audience", ORDER)
@pytest.mark.parametrize(("case", "body", "line"), BROKEN, ids=[row[0] for row in BROKEN])
def test_a_broken_block_is_an_error_and_shows_nothing(case: str, body: str, line: int, audience: str) -> None:
    text, diagnostics = cut_audience_blocks("docs/en/a.md", body, 5, audience, ORDER)
    assert text == ""
    assert (diagnostics[0].id, diagnostics[0].severity, diagnostics[0].span.line) == ("KB903", "error", line)


@given(st.text(alphabet="/／:：!！?？ audienc>|\n-*x", max_size=60))
def test_every_line_that_begins_with_a_mark_is_looked_at(body: str) -> None:
    marked = {line for line in body.split("\n") if audience_blocks.MARKED_LINE.match(line)}
    assert set(audience_blocks._marked_lines(body)) == marked


@given(st.text(alphabet="/:!? audienc\n-x", max_size=60))
def test_a_body_with_a_suspicious_line_may_hold_blocks(body: str) -> None:
    assert audience_blocks.may_hold_blocks(body) == any(map(audience_blocks._is_suspicious, body.split("\n")))


@pytest.mark.parametrize("start", ["https://x", "x: ", "- ", "> ", "1. ", "://", ""])
@pytest.mark.parametrize("slashes", ["//", "///", "////", "//// //", "/ //"])
def test_slashes_behind_a_scheme_hide_no_others(start: str, slashes: str) -> None:
    body = f"{start}{slashes} audience | agents"
    for text in (body, f"https://example.com\n{body}", f"{body}\nhttps://example.com/a//b"):
        marked = {line for line in text.split("\n") if audience_blocks.MARKED_LINE.match(line)}
        assert set(audience_blocks._marked_lines(text)) == marked
