"""Front matter of plain lines is read without the parser, and says what the parser says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbtool.content.yaml import document
from kbtool.content.yaml.document import parse_yaml
from kbtool.content.yaml.lines import table_of_lines

WORDS = [
    "a",
    "b c",
    "2026-01-02",
    "true",
    "null",
    "~",
    "漢字",
    "می‌خواهم",
    "😀",
    "http://x.y",
    "a:b",
    "(x)",
    "/p",
    "e\u0301",
]
PIECES = [
    *WORDS,
    *[
        ":",
        ": ",
        " #",
        "#",
        "'",
        '"',
        "[",
        "]",
        "{",
        "}",
        ", ",
        ",",
        "- ",
        "-",
        "?",
        "&a",
        "*a",
        "!t",
        "|",
        ">",
        "%",
        "@",
        "`",
    ],
    *[
        "\\n",
        "\n",
        "\n ",
        " ",
        "  ",
        "\t",
        "---",
        "...",
        "<<",
        "=",
        "[]",
        "{}",
        "\u00a0",
        "\u3000",
        "\ufeff",
        "\x07",
        "\r",
    ],
]
KEYS = st.sampled_from(["title", "Title", "tags", "a-b", "_x", "source", "x y", "é", "1", ""])
VALUES = st.sampled_from(
    [
        *WORDS,
        "'a'",
        '"a"',
        "''",
        "'it''s'",
        '"a\\n"',
        "[a, b]",
        "[ a ,b ]",
        "[]",
        "{a: b}",
        "{ a: b, c: d }",
        "{a: b, a: c}",
    ]
)
TEXTS = st.lists(st.tuples(KEYS, VALUES, st.lists(st.sampled_from(PIECES), max_size=2)), min_size=1, max_size=4).map(
    lambda lines: "\n".join(f"{key}: {value}{''.join(more)}" for key, value, more in lines)
) | st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


@given(TEXTS, st.integers(1, 3))
def test_what_is_read_by_lines_is_what_the_parser_reads(text: str, first_line: int) -> None:
    found = parse_yaml("a.md", text, first_line)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(document, "table_of_lines", lambda text, first_line: None)
        assert parse_yaml("a.md", text, first_line) == found


@pytest.mark.parametrize(
    "text",
    [
        "title: A title, and more",
        "a: 'b: c'\nd: \"e # f\"",
        "tags: [a, b c]\nsource: {digest: 12ab}",
        "a: http://b.c#d",
    ],
)
def test_common_front_matter_is_read_by_lines(text: str) -> None:
    assert table_of_lines(text, 2)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a: b: c",
        "a: b #c",
        "a: b\n  c",
        "a:\n  - b",
        "a: b\nA: c",
        "a: {b: c, b: d}",
        'a: "\\x07"',
        "a: &b c",
        "- a",
    ],
)
def test_what_may_mean_something_else_is_left_to_the_parser(text: str) -> None:
    assert table_of_lines(text, 2) is None
