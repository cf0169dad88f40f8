import re
import sys
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbtool.content.markdown import html_attributes, inline, links, verbatim
from kbtool.content.markdown.links import Destination, find_destinations, local_path


def urls(body: str) -> list[str]:
    return [destination.url for destination in find_destinations(body)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("[a](b.md)", ["b.md"]),
        ("[a](b.md \"title\") and ![i](i.png 't')", ["b.md", "i.png"]),
        ("[![alt](i.png)](page.md)", ["i.png", "page.md"]),
        ("[a](<b c.md>)", ["b c.md"]),
        ("[a](b c.md)", ["b c.md"]),
        ("[a](wiki_(x).md#y)", ["wiki_(x).md#y"]),
        ('[a](b.md "smile :)")', ["b.md"]),
        ('[a](b.md "open (")', ["b.md"]),
        (r"[a](b\_c.md?x&amp;y)", ["b_c.md?x&y"]),
        ("[a]: b.md\n[c]: <d e.md> 'title'", ["b.md", "d e.md"]),
        ("text before\n[a]: b.md", ["b.md"]),
        ("[a]:\n  b.md", ["b.md"]),
        ("[note]: this is a sentence", []),
        ("[^1]: See [a](b.md)", ["b.md"]),
        ("<https://example.com/a> <mailto:a@b.c> <o:p>", ["https://example.com/a", "mailto:a@b.c"]),
        ('<a class="x" href="b.md">b</a> <IMG SRC=\'i.png\' alt="a > b">', ["b.md", "i.png"]),
        ("<img srcset='a.png 1x, b.png 2x,c.png' src=d.png>", ["a.png", "b.png", "c.png", "d.png"]),
        ("<img srcset='a,b.png, c.png 2x ,d.png'>", ["a,b.png", "c.png", "d.png"]),
        ("[a]: b(c d", []),
        ('<video poster="p.png"><source src="v.mp4"></video><object data="o.pdf">', ["p.png", "v.mp4", "o.pdf"]),
        ('!!! note\n\n    [a](b.md)\n\n=== "Tab"\n\n        ![i](i.png)', ["b.md", "i.png"]),
        ("1. one\n\n    - [a](b.md)\n\n> [c](d.md)", ["b.md", "d.md"]),
        ("| a | b |\n|---|---|\n| [x](y.md) | `[n](o.md)` |", ["y.md"]),
        ("[a](b.md){ .md-button } {{ [c](d.md) }}", ["b.md", "d.md"]),
        ("[text\nover lines](b.md)", ["b.md"]),
        ("[a]() [b](  )", ["", ""]),
        ("- [x] [a](b.md) [c][d]", ["b.md"]),
    ],
)
def test_a_destination_is_found(body: str, expected: list[str]) -> None:
    assert urls(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "`[a](b.md)`",
        "``[a](b.md) ` [c](d.md)``",
        "`code\n[a](b.md)`",
        "```\n[a](b.md)\n```",
        "~~~ python\n[a](b.md)\n```\n[a](b.md)\n~~~",
        "    ```md\n    [a](b.md)\n    ```",
        "> ```\n> [a](b.md)\n> ```",
        "````\n```\n[a](b.md)\n```\n````",
        r"\[a](b.md)",
        r"[a\](b.md)",
        "a](b.md)",
        "[a] (b.md)",
        "<!-- [a](b.md) -->",
        "<!--\n\n[a](b.md)\n\n-->",
        "<pre>\n\n[a](b.md)\n\n</pre>",
        "set href='b.md' in the file",
        "a <b and href='c.md'",
        "",
    ],
)
def test_what_is_no_destination_is_not_found(body: str) -> None:
    assert urls(body) == []


def test_an_unclosed_fence_hides_nothing() -> None:
    assert urls("```python\n[a](b.md)") == ["b.md"]


def test_an_unmatched_backtick_hides_nothing_beyond_its_list_item() -> None:
    assert urls("- a ` b\n- [c](d.md) ` e") == ["d.md"]


def test_text_after_a_block_of_code_is_read_again() -> None:
    assert urls("```\nx\n```\n[a](b.md)\n<!--\nx\n-->\n[c](d.md)") == ["b.md", "d.md"]


def test_places_count_code_points_from_1() -> None:
    body = "文章 😀 [甲](乙.md)\n\n    ![i]( <x y.png> )\n[r]:  z.md\n<img\n src='q.png'>"
    assert find_destinations(body) == [
        Destination("乙.md", 1, 10),
        Destination("x y.png", 3, 12),
        Destination("z.md", 4, 7),
        Destination("q.png", 6, 7),
    ]


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("a/b.md", "a/b.md"),
        ("../%D9%81%D8%A7%20x.md?y#z", "../فا x.md"),
        ("/root.png", "/root.png"),
        (" a.md ", "a.md"),
        ("a:b", None),
        ("https://example.com/", None),
        ("http://[::1", None),
        ("//host/a", None),
        ("\\\\host\\a", None),
        ("#only", None),
        ("?q", None),
        ("", None),
        ("java\nscript:alert(1)", None),
        ("%ff.md", None),
        ("a%00.md", None),
    ],
)
def test_the_local_path_of_a_destination(url: str, path: str | None) -> None:
    assert local_path(url) == path


@given(st.text(alphabet="[]()<>!`~\\\"' \n\t=|ahref:#-{}&;", max_size=200))
def test_no_text_crashes_and_every_place_lies_in_the_text(body: str) -> None:
    lines = body.split("\n")
    for destination in find_destinations(body):
        assert 1 <= destination.column <= len(lines[destination.line - 1]) + 1


HOSTILE = [
    "[",
    "![[",
    "[a](",
    "[a](<b",
    "<![",
    "[a](<b>",
    "`",
    "` `` ",
    "<a ",
    "<a b='",
    "<a b=\"'",
    "](",
    "[a]: ",
    "```x\n",
]
HOSTILE += [
    "<!--",
    "<!--\n",
    "<pre>\n",
    "<a\n",
    "[](\n",
    '[a](x "',
    "[](()",
    "\\",
    "> ",
    "- ",
    "&amp;",
    "[a]:\n",
    "<img srcset='a,",
]


def steps(body: str) -> int:
    """How many calls, Python and C, one reading makes: a clock that does not depend on the machine."""
    count = 0

    def profile(*_: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(profile)
    try:
        find_destinations(body)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("piece", HOSTILE)
def test_twice_the_hostile_text_takes_twice_the_steps(piece: str) -> None:
    assert steps(piece * 1_000) <= 2.2 * steps(piece * 500) + 100


@pytest.mark.parametrize("piece", HOSTILE)
def test_twenty_thousand_hostile_pieces_are_read(piece: str) -> None:
    assert len(find_destinations(piece * 20_000)) <= 20_000


@pytest.mark.parametrize("module", [links, inline, html_attributes, verbatim])
def test_no_pattern_repeats_a_repetition(module: ModuleType) -> None:
    patterns = [value.pattern for value in vars(module).values() if isinstance(value, re.Pattern)]
    assert patterns
    assert not [pattern for pattern in patterns if re.search(r"[*+}]\)[*+{]", pattern)]
