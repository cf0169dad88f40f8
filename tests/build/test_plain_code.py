"""Code is marked where the stylesheet colours it, and nowhere else."""

import re

from pygments.token import STANDARD_TYPES

from kbtool.build.converter import Converter
from kbtool.build.dialect import complete
from kbtool.build.page_markup import PageMarkup
from kbtool.build.plain_code import COLOURED
from tests.conftest import REPOSITORY

RULE = re.compile(r"^\.highlight (?::is\(([^)]*)\)|(\.\w+)) \{ (?:color|font)", re.MULTILINE)


def html_of(text: str) -> str:
    return Converter(*complete([], {}), PageMarkup()).convert(text)[0]


def test_what_the_stylesheet_colours_is_marked() -> None:
    style = (REPOSITORY / "overrides" / "assets" / "content.css").read_text(encoding="utf-8")
    found = {name.strip() for many, one in RULE.findall(style) for name in (many or one).split(",")}
    assert found == {f".{name}" for name in COLOURED}
    assert set(STANDARD_TYPES.values()) > COLOURED


def test_blanks_brackets_and_names_are_not_marked() -> None:
    assert '<code><span class="k">if</span> (a) <span class="k">return</span>;\n</code>' in html_of(
        "```js\nif (a) return;\n```\n"
    )


def test_code_within_a_line_is_marked_in_the_same_way() -> None:
    assert '">x = <span class="mi">1</span></code>' in html_of("`#!python x = 1`")


def test_colours_that_stand_in_the_elements_stay() -> None:
    converter = Converter(*complete([], {"pymdownx.highlight": {"noclasses": True}}), PageMarkup())
    html, _ = converter.convert("```python\nx = 1\n```\n")
    assert re.search(r'<span style="color: [^"]+">=</span>', html)
