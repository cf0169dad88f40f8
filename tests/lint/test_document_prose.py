"""What people read, and where each of its characters stands."""

import pytest

from kbtool.diagnostics import Span
from kbtool.lint.document import Paragraph, Prose, read_document


def prose(body: str) -> list[str]:
    return [item.text for item in read_document(body).prose]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("one **two** three", ["one ", "two", " three"]),
        ("one `two` three", ["one ", " three"]),
        ("one [two](three.md) four", ["one ", "two", " four"]),
        ("one ![two](three.png) four", ["one ", " four"]),
        ("one <b>two</b>", ["one ", "two"]),
        ("<https://example.com/> one", [" one"]),
        ("one &nbsp; two", ["one ", " two"]),
        ("one \\* two", ["one ", "* two"]),
        ("one\ntwo", ["one", "two"]),
        ("- one\n- two", ["one", "two"]),
        ("- [ ] one", ["one"]),
        ("> one\n> two", ["one", "two"]),
        ("| a | b |\n|---|---|\n| c | d |", ["a", "b", "c", "d"]),
        ('!!! note "one"\n    two', ["one", "two"]),
        ('=== "one"\n    two', ["one", "two"]),
        ("one[^1]\n\n[^1]: two", ["one", "two"]),
        ("one [two] three", ["one [two] three"]),
        ("one {two}", ["one {two}"]),
        ("one\n{: .two }", ["one"]),
        ("[one](two.md){ .three }", ["one"]),
        ("snake_case 2*3", ["snake_case 2*3"]),
        ("[one]: two.md", []),
        ("*[one]: two", []),
        ("```\none\n```", []),
        ("text\n\n    one", ["text"]),
        ("<!-- one -->", []),
        ("one <!-- two --> three", ["one ", " three"]),
        ("/// audience | agents\none\n///\ntwo", ["one", "two"]),
        ("```\n/// audience | agents\n```\n\n///", ["///"]),
    ],
)
def test_prose_is_what_people_read(body: str, expected: list[str]) -> None:
    assert prose(body) == expected


def test_prose_tells_where_it_stands() -> None:
    document = read_document("## 一 **two**\n\n- three\n\n    > four\n", first_line=3)

    assert document.prose == (
        Prose("一 ", 3, 4, in_heading=True),
        Prose("two", 3, 8, in_heading=True),
        Prose("three", 5, 3),
        Prose("four", 7, 7),
    )
    assert document.prose[2].span(1, 4) == Span(5, 4, 5, 7)


def test_paragraphs_and_items_are_read_as_a_whole() -> None:
    document = read_document("one **two**\nthree\n\n- four [five](a.md)\n- six\n\n## seven\n", first_line=2)

    assert document.paragraphs == (Paragraph("one two three", 2), Paragraph("four five", 5), Paragraph("six", 6))
