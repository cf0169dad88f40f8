"""What is a link or an image, where it stands, and what only looks like one."""

import pytest

from kbtool.diagnostics import Span
from kbtool.lint.document import Image, Link, read_document


def links(body: str) -> list[tuple[str, str]]:
    return [(link.text, link.url) for link in read_document(body).links]


def images(body: str) -> list[tuple[str | None, str]]:
    return [(image.alt, image.url) for image in read_document(body).images]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("[one](a.md)", [("one", "a.md")]),
        ("[one *two* `three`](a.md)", [("one two three", "a.md")]),
        ("[one](<a b.md>)", [("one", "a b.md")]),
        ("[one](a(b).md)", [("one", "a(b).md")]),
        ("[one](a.md?b=1&amp;c=2)", [("one", "a.md?b=1&c=2")]),
        ("[one][two]\n\n[two]: a.md", [("one", "a.md")]),
        ("[one][]\n\n[ONE]: a.md", [("one", "a.md")]),
        ("[one]\n\n[one]: <a.md>", [("one", "a.md")]),
        ("[one]\n\n[one]:\n    a.md", [("one", "a.md")]),
        ("[one]\n\n[one]: a.md\n[one]: b.md", [("one", "b.md")]),
        ("<https://example.com/a>", [("https://example.com/a", "https://example.com/a")]),
        ("<me@example.com>", [("me@example.com", "mailto:me@example.com")]),
        ('<a href="a.md">one <b>two</b></a>', [("one two", "a.md")]),
        ("<div>\n<a href='a.md'>one</a> [two](b.md)\n</div>", [("one", "a.md")]),
        ("[![one](a.png) two](b.md)", [("one two", "b.md")]),
        ("[one [two](a.md) three](b.md)", [("one two three", "b.md")]),
        ("[one] [two](a.md)", [("two", "a.md")]),
        ("| a | b |\n|---|---|\n| [one](a.md) | `|` [two](b.md) |", [("one", "a.md"), ("two", "b.md")]),
        ("- one\n    - [two](a.md)\n\n        [three](b.md)", [("two", "a.md"), ("three", "b.md")]),
        ('!!! note "see [one](a.md)"\n    [two](b.md)', [("one", "a.md"), ("two", "b.md")]),
        ("term\n:   [one](a.md)", [("one", "a.md")]),
        ("text[^1]\n\n[^1]: [one](a.md)\n\n    [two](b.md)", [("one", "a.md"), ("two", "b.md")]),
        ("[one\ntwo](a.md)", [("one two", "a.md")]),
        ("[one](a.md){ .button target=_blank }", [("one", "a.md")]),
    ],
)
def test_a_link_is_read_as_the_engine_reads_it(body: str, expected: list[tuple[str, str]]) -> None:
    assert links(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "`[one](a.md)`",
        "`` ` [one](a.md) ``",
        "```\n[one](a.md)\n```",
        "text\n\n    [one](a.md)",
        "\\[one](a.md)",
        "[one] (a.md)",
        "[one][two]",
        "[one]",
        "![one](a.png)",
        "<!-- [one](a.md) -->",
        "text <!-- [one](a.md) --> text",
        "<div>\n[one](a.md)\n</div>",
        "<pre><code>[one](a.md)</code></pre>",
        "<script>\nvar a = '<a href=\"b.md\">';\n</script>",
        '<a name="one">two</a>',
        "https://example.com/",
        "a < b@c > d",
        "text[^1]\n\n[^1]: text",
        "*[one]: two",
    ],
)
def test_what_only_looks_like_a_link_is_none(body: str) -> None:
    assert links(body) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("![one](a.png)", [("one", "a.png")]),
        ("![](a.png)", [("", "a.png")]),
        ("![one][two]\n\n[two]: a.png", [("one", "a.png")]),
        ('<img src="a.png">', [(None, "a.png")]),
        ('<img src="a.png" alt="">', [("", "a.png")]),
        ('<figure>\n<img alt="one" src=a.png>\n</figure>', [("one", "a.png")]),
        ("[![one](a.png)](b.md)", [("one", "a.png")]),
        ("![one [two](a.md)](b.png)", [("one two", "b.png")]),
        ("\\![one](a.md)", []),
        ("`![one](a.png)`", []),
    ],
)
def test_an_image_is_read_as_the_engine_reads_it(body: str, expected: list[tuple[str | None, str]]) -> None:
    assert images(body) == expected


def test_a_link_tells_where_it_and_its_address_stand() -> None:
    document = read_document('text\n- 退款 [one](a.md "Two") three\n', first_line=3)

    assert document.links == (Link("one", "a.md", Span(4, 6, 4, 23), Span(4, 12, 4, 16), "Two"),)


def test_a_reference_tells_where_its_definition_has_the_address() -> None:
    document = read_document("> [one][two]\n\n[two]: <a.md> 'Three'\n")

    assert document.links == (Link("one", "a.md", Span(1, 3, 1, 13), Span(3, 9, 3, 13), "Three"),)


def test_an_automatic_link_is_told_from_others() -> None:
    document = read_document("<https://example.com/>\n")

    address = "https://example.com/"
    assert document.links == (Link(address, address, Span(1, 1, 1, 23), Span(1, 2, 1, 22), "", is_automatic=True),)


def test_a_link_over_two_lines_of_a_quotation_tells_where_it_ends() -> None:
    (link,) = read_document("> [one\n> two](a.md)\n").links

    assert (link.span, link.url_span) == (Span(1, 3, 2, 13), Span(2, 8, 2, 12))


def test_tabs_count_as_one_column() -> None:
    (link,) = read_document("- one\n\n\t\t[two](a.md)\n\n\t[three](b.md)\n").links

    assert (link.url, link.span) == ("b.md", Span(5, 2, 5, 15))


def test_an_image_tells_where_it_stands() -> None:
    document = read_document("text ![one](a.png) text\n")

    assert document.images == (Image("one", "a.png", Span(1, 6, 1, 19), Span(1, 13, 1, 18)),)


def test_anchors_are_all_ids_a_link_may_name() -> None:
    body = (
        '# One\n\ntext[^a] [b](c.md){#two}\n\n<span id="three"></span>\n\n<a name="four"></a>\n\n'
        '=== "Five"\n    text\n\n[^a]: text\n\ntext\n{: #six }\n'
    )

    assert read_document(body).anchors == {"one", "two", "three", "four", "five", "six", "fn:a", "fnref:a"}
