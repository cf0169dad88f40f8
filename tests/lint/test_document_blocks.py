"""Code, tables, notes, tabs, footnotes, comments, tags: what is one, where, and what only looks like one."""

import pytest

from kbtool.diagnostics import Span
from kbtool.lint.document import CodeBlock, Note, Tab, Table, read_document


@pytest.mark.parametrize(
    ("body", "language", "text", "span"),
    [
        ("```py\na\n```\n", "py", "a", Span(1, 1, 3, 4)),
        ("~~~ py\na\n~~~\n", "py", "a", Span(1, 1, 3, 4)),
        ("````\n```\n````\n", "", "```", Span(1, 1, 3, 5)),
        ('```py title="a b" hl_lines="1"\na\n```\n', "py", "a", Span(1, 1, 3, 4)),
        ("``` {.py #id}\na\n```\n", "py", "a", Span(1, 1, 3, 4)),
        ("- one\n\n    ```py\n    a\n      b\n    ```\n", "py", "a\n  b", Span(3, 5, 6, 8)),
        ("!!! note\n    ```py\n    a\n    ```\n", "py", "a", Span(2, 5, 4, 8)),
        ('=== "One"\n    ```py\n    a\n\n    b\n    ```\n', "py", "a\n\nb", Span(2, 5, 6, 8)),
        ("> ```py\n> a\n> ```\n", "py", "a", Span(1, 3, 3, 6)),
        ("<div markdown>\n```py\na\n```\n</div>\n", "py", "a", Span(2, 1, 4, 4)),
    ],
)
def test_fenced_code_is_read_with_its_place(body: str, language: str, text: str, span: Span) -> None:
    assert read_document(body).code_blocks == (CodeBlock(language, text, span),)


@pytest.mark.parametrize(
    "body",
    [
        "```\na\n",
        "```\na\n~~~\n",
        "````\na\n```\n",
        "```a b c\na\n```\n",
        "```a```\n",
        "text\n\n    ```\n    a\n    ```\n",
        "    ```\n  a\n    ```\n",
        "<!--\n```\na\n```\n-->\n",
    ],
)
def test_what_only_looks_like_fenced_code_is_none(body: str) -> None:
    assert read_document(body).code_blocks == ()


@pytest.mark.parametrize(
    ("body", "spans"),
    [
        ("text\n\n    a\n\n    b\n\ntext\n", (Span(3, 5, 5, 6),)),
        ("- one\n\n        a\n", (Span(3, 9, 3, 10),)),
        ("- one\n\n    two\n", ()),
        ("!!! note\n\n    two\n", ()),
        ("text\n    two\n", ()),
        ("term\n:   one\n\n    two\n", ()),
        ("[^1]: one\n\n    two\n", ()),
        ("- one\n\n  two spaces hold nothing\n\n      three\n", (Span(5, 7, 5, 12),)),
    ],
)
def test_indented_text_is_code_only_where_nothing_else_holds_it(body: str, spans: tuple[Span, ...]) -> None:
    assert read_document(body).indented_code == spans


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("| a | b |\n|---|:-:|\n| c | d |\n| e | f |\n", (Table(2, 2, Span(1, 1, 4, 10)),)),
        ("a | b\n--|--\n", (Table(2, 0, Span(1, 1, 2, 6)),)),
        ("|a|\n|-|\n|b|\n", (Table(1, 1, Span(1, 1, 3, 4)),)),
        ("- one\n\n    | a | b |\n    |---|---|\n", (Table(2, 0, Span(3, 5, 4, 14)),)),
        ("| a `|` b |\n|---|\n| c \\| d |\n", (Table(1, 1, Span(1, 1, 3, 11)),)),
        ("| a | b |\n|---|\n", ()),
        ("text\n| a | b |\n|---|---|\n", ()),
        ("| a | b |\n", ()),
        ("a | b\n", ()),
    ],
)
def test_a_table_has_a_header_and_a_delimiter_row_of_the_same_width(body: str, expected: tuple[Table, ...]) -> None:
    assert read_document(body).tables == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("!!! note\n    a\n", (Note("note", "", Span(1, 1, 1, 9)),)),
        ('!!! Warning inline "Take care"\n    a\n', (Note("warning", "Take care", Span(1, 1, 1, 31)),)),
        ('???+ tip "One"\n    a\n', (Note("tip", "One", Span(1, 1, 1, 15)),)),
        ("- one\n\n    !!! note\n        a\n", (Note("note", "", Span(3, 5, 3, 13)),)),
        ("!!! note: one\n    a\n", ()),
        ("text !!! note\n", ()),
        ("    !!! note\n", ()),
    ],
)
def test_notes_are_told_from_text_with_marks(body: str, expected: tuple[Note, ...]) -> None:
    assert read_document(body).notes == expected


def test_tabs_are_read_with_their_titles() -> None:
    body = '=== "One"\n\n    a\n\n=== "Two"\n\n    === "Three"\n        b\n\n=== four\n'

    assert read_document(body).tabs == (
        Tab("One", Span(1, 1, 1, 10)),
        Tab("Two", Span(5, 1, 5, 10)),
        Tab("Three", Span(7, 5, 7, 16)),
    )


def test_a_footnote_ends_where_its_indented_text_ends() -> None:
    body = "text[^a]\n\n[^a]: one\n    two\n\n    three\n\nfour\n\n`[^b]: five`\n"

    assert read_document(body).footnotes == (("a", Span(3, 1, 6, 10)),)


def test_comments_are_read_wherever_they_stand() -> None:
    body = (
        "<!-- kbtool: allow a -->\n\ntext <!--b--> text\n\n<!--\nc\n-->\n\n`<!-- d -->`\n\n<div>\n<!-- e -->\n</div>\n"
    )

    assert read_document(body, 2).comments == (
        ("kbtool: allow a", Span(2, 1, 2, 25)),
        ("b", Span(4, 6, 4, 14)),
        ("c", Span(6, 1, 8, 4)),
        ("e", Span(13, 1, 13, 11)),
    )


def test_raw_tags_are_read_and_code_has_none() -> None:
    body = 'text <br> <b class="c">d</b>\n\n`<i>`\n\n<div>\n<p>e</p>\n</div>\n\n<!-- <u> -->\n\n1 < 2 > 1\n'

    assert read_document(body).html_tags == (
        ("br", Span(1, 6, 1, 10)),
        ("b", Span(1, 11, 1, 24)),
        ("div", Span(5, 1, 5, 6)),
        ("p", Span(6, 1, 6, 4)),
    )
