"""What is a heading, and what only looks like one."""

import pytest

from kbtool.diagnostics import Span
from kbtool.lint.document import Heading, read_document


def headings(body: str) -> list[tuple[int, str, str]]:
    return [(heading.level, heading.text, heading.id) for heading in read_document(body).headings]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("# One\n", [(1, "One", "one")]),
        ("##One\n", [(2, "One", "one")]),
        ("### One ###\n", [(3, "One", "one")]),
        ("text\n## One\ntext\n", [(2, "One", "one")]),
        ("One\n===\n\nTwo\n---\n", [(1, "One", "one"), (2, "Two", "two")]),
        ("- item\n\n    ## In it\n", [(2, "In it", "in-it")]),
        ("> ## Quoted\n", [(2, "Quoted", "quoted")]),
        ("!!! note\n\n    ## In it\n", [(2, "In it", "in-it")]),
        ('=== "Tab"\n\n    ## In it\n', [(2, "In it", "in-it")]),
        ("<div markdown>\n## In it\n</div>\n", [(2, "In it", "in-it")]),
        ("## *One* `two` [three](x.md)\n", [(2, "One two three", "one-two-three")]),
        ("## ![alt](x.png) One\n", [(2, "One", "one")]),
        ("## 退款 办理\n", [(2, "退款 办理", "退款-办理")]),
        ("## می‌روم\n", [(2, "می‌روم", "میروم")]),
        ("## One {#two .three}\n", [(2, "One", "two")]),
        ("## One{#two}\n", [(2, "One{#two}", "onetwo")]),
        ("## Use {name} here\n", [(2, "Use {name} here", "use-name-here")]),
    ],
)
def test_a_heading_is_read_as_the_engine_reads_it(body: str, expected: list[tuple[int, str, str]]) -> None:
    assert headings(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "```\n# comment\n```\n",
        "~~~~\n# comment\n~~~\n# comment\n~~~~\n",
        "- item\n\n    ```\n    # comment\n    ```\n",
        "text\n\n    # code by indentation\n",
        "- item\n\n        # code in the item\n",
        "<!--\n# comment\n-->\n",
        "<!-- # comment -->\n",
        "<div>\n# raw\n</div>\n",
        "<pre>\n# raw\n</pre>\n",
        " # indented\n",
        "\\# escaped\n",
        "| a | b |\n|---|---|\n| # | x |\n",
        "text\n\n---\n",
        "---\ntext\n",
    ],
)
def test_what_only_looks_like_a_heading_is_none(body: str) -> None:
    assert headings(body) == []


def test_a_heading_tells_where_its_text_and_its_mark_stand() -> None:
    document = read_document("text\n\n## One two ##\n\nThree\n---\n", first_line=5)

    assert document.headings == (
        Heading(2, "One two", "one-two", Span(7, 1, 7, 11), Span(7, 1, 7, 3)),
        Heading(2, "Three", "three", Span(9, 1, 9, 6), Span(10, 1, 10, 4)),
    )


def test_a_heading_in_a_list_in_a_quotation_tells_where_it_stands() -> None:
    (heading,) = read_document("> - item\n>\n>     ### One\n").headings

    assert (heading.span, heading.level_span) == (Span(3, 7, 3, 14), Span(3, 7, 3, 10))


def test_equal_ids_are_numbered_and_written_ones_stay() -> None:
    ids = [id_ for _, _, id_ in headings("# A\n\n## A\n\n## A\n\n## A_1\n\n## B {#a_3}\n")]

    assert ids == ["a", "a_1", "a_2", "a_4", "a_3"]


def test_an_id_in_raw_html_takes_nothing_from_a_heading() -> None:
    document = read_document('<a id="one"></a>\n\n## One\n')

    assert document.headings[0].id == "one"
    assert document.anchors == {"one"}
