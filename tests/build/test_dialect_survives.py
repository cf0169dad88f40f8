"""Cleaning takes nothing from what the dialect makes: each feature before and after."""

from collections import Counter

import pytest

from tests.build.dialect_html import cleaned, read, rendered

FEATURES = {
    "text": "**a** *b* ==c== ~~d~~ H~2~O m^2^ `e` \\* ^^f^^",
    "headings": "## A `b` c\n\n### D {#own .big}\n",
    "links": '[a](b.md "title") [b](kb:b) [c](https://example.com/?a=1&b=2#d) <me@example.com> [d](#e) <https://a.example>',
    "image": '![alt "x"](x.png "title"){ width="100" loading=eager align=left }',
    "figure": '<figure markdown="span">\n![a](x.png)\n<figcaption>b</figcaption>\n</figure>\n',
    "lists": "1. a\n\n    b\n\n2. c\n\n* d\n    * e\n",
    "tasks": "- [x] a\n- [ ] b\n",
    "definitions": "Term\n:   Meaning\n\n    more\n",
    "footnotes": "a[^1] b[^1] c[^x]\n\n[^1]: note\n[^x]: **two**\n\n    lines\n",
    "abbreviations": "The HTML.\n\n*[HTML]: language\n",
    "tables": "| a | b | c |\n|:--|:-:|--:|\n| 1 | **2** | `3` |\n",
    "quote": "> a\n>\n> > b\n\n---\n",
    "admonition": '!!! warning "**Mind** this"\n    a\n\n    - b\n\n!!! note ""\n    c\n\n!!! tip inline end\n    d\n',
    "details": '??? note "a"\n    b\n\n???+ danger\n    c\n',
    "tabs": '=== "One"\n\n    a\n\n=== "Two"\n\n    ```python\n    x = 1\n    ```\n',
    "code": '```python title="a.py" linenums="1" hl_lines="2"\nx = 1\ny = 2  # (1)!\n```\n\n1. what it is\n',
    "code without a language": "```\n<b> & x\n```\n\n    indented\n",
    "inline code": "`#!python x = 1`",
    "keys": "++ctrl+alt+del++",
    "emoji": ":smile: :material-rocket-launch: :octicons-heart-16:{ .big }",
    "attributes": "a\n{: .b #c lang=fa dir=rtl title='d' }\n\n[x](b.md){ .md-button }\n",
    "markdown in HTML": '<div class="grid cards" markdown>\n\n- a\n\n    ---\n\n    b\n\n</div>\n',
    "own HTML": "<details open><summary>a</summary>b</details><kbd>c</kbd><sub>d</sub><bdi>e</bdi><wbr>",
    "drawing": '<svg viewBox="0 0 24 24" width="24" fill="none"><path d="M0 0h24" stroke="#fff"/></svg>',
    "video": '<video controls poster="x.png" src="v.mp4" width="640"></video>',
    "frame": '<iframe src="https://video.example/1" width="640" height="360" allowfullscreen></iframe>',
    "pictures by size": '<picture><source srcset="y.png 2x" media="print"><img src="x.png" alt="a"></picture>',
    "languages": '<p dir="rtl" lang="fa">می‌خواهم</p>\n\n中文，标点。\n',
}
TURNED = {"style"}
"""`style` of a cell becomes a class, because a strict policy lets no style stand in a page."""
ADDRESSES = {"href", "src", "srcset", "poster"}


@pytest.mark.parametrize("name", FEATURES)
def test_nothing_of_a_feature_is_lost(name: str) -> None:
    before, text, _ = read(rendered(FEATURES[name]))
    after, text_after, _ = read(cleaned(FEATURES[name]))
    assert text_after.split() == text.split()
    lost = Counter(element for element, _ in before) - Counter(element for element, _ in after)
    assert lost == Counter()
    wanted = Counter(_facts(before))
    assert wanted - Counter(_facts(after)) == Counter()


def _facts(elements: list[tuple[str, dict[str, str]]]) -> list[tuple[str, str, str]]:
    """(element, attribute, value); of addresses only that there is one, of an icon's drawing nothing but its path."""
    return [
        (element, attribute, "" if attribute in ADDRESSES else value)
        for element, attributes in elements
        for attribute, value in attributes.items()
        if attribute not in TURNED and not _is_renamed(element, attributes, attribute)
    ]


def _is_renamed(element: str, attributes: dict[str, str], attribute: str) -> bool:
    """Titles of the headings' and footnotes' own links become names in the language of the page."""
    kind = attributes.get("class", "")
    is_own_link = element == "a" and kind in ("headerlink", "footnote-backref") and attribute == "title"
    return is_own_link or (element == "input" and attribute == "disabled")


@pytest.mark.parametrize(("mark", "side"), [(":-:", "center"), ("--:", "right")])
def test_the_alignment_of_a_column_is_a_class(mark: str, side: str) -> None:
    elements, _, _ = read(cleaned(f"| a |\n|{mark}|\n| 1 |\n"))
    assert [attributes.get("class") for element, attributes in elements if element in ("th", "td")] == [
        f"align-{side}"
    ] * 2


@pytest.mark.parametrize(
    "cell",
    ['class="a" style="text-align: right"', 'style="text-align:end" id="b"', 'style="TEXT-ALIGN : Center" class="c"'],
)
def test_no_style_stands_in_a_page(cell: str) -> None:
    html = cleaned(f"<table><tr><td {cell}>a</td></tr></table>\n")
    assert "style=" not in html
    assert "align-" in html
