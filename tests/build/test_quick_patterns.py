"""Links, code, emphasis and cells are found where the libraries' own loops find them."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.inlinepatterns import LinkInlineProcessor
from pymdownx.inlinehilite import InlineHilitePattern

from kbtool.build.dialect import complete
from kbtool.build.quick import quicken
from kbtool.build.quick.delimiters import build_patterns
from kbtool.build.quick.patterns import SAME, QuickCode, QuickImage, QuickLink
from tests.extent import WHOLE

EXAMPLES = 5_000 if WHOLE else 500
LINKS = st.text(st.sampled_from("ab ()[]<>'\"\\\n\x02\x03"), max_size=14)
CODE = st.text(st.sampled_from("`a\\ "), max_size=14)
EMPHASIS = st.text(st.sampled_from("*_~^= ab.\\\n"), max_size=24)


def made() -> Markdown:
    extensions, options = complete([], {})
    return Markdown(extensions=extensions, extension_configs=options)


@pytest.fixture(scope="module")
def both() -> tuple[Any, Any]:
    """An instance as the libraries make it, and one of ours."""
    ours = made()
    quicken(ours)
    stock = made()
    for markdown in (stock, ours):
        markdown.convert("a")
    return stock, ours


def test_ours_are_used(both: tuple[Any, Any]) -> None:
    patterns = both[1].inlinePatterns
    assert {name: type(patterns[name]) for name in ("link", "image_link", "backtick")} == {
        "link": QuickLink,
        "image_link": QuickImage,
        "backtick": QuickCode,
    }
    assert {patterns[name].getCompiledRegExp() for name in ("link", "backtick")} <= {*SAME.values()}
    assert build_patterns is None or type(patterns["delimiter"]).__name__ == "QuickEmphasis"


@settings(max_examples=EXAMPLES)
@given(LINKS)
def test_the_text_and_the_address_of_a_link_are_the_same(both: tuple[Any, Any], text: str) -> None:
    stock, ours = (one.inlinePatterns["link"] for one in both)
    assert type(stock) is LinkInlineProcessor
    for start in range(len(text)):
        assert ours.getText(text, start) == stock.getText(text, start)
        assert ours.getLink(text, start) == stock.getLink(text, start)


@settings(max_examples=EXAMPLES)
@given(CODE)
def test_code_begins_and_ends_at_the_same_places(both: tuple[Any, Any], text: str) -> None:
    stock, ours = (one.inlinePatterns["backtick"] for one in both)
    assert type(stock) is InlineHilitePattern
    for start in range(len(text)):
        assert ours.find_code_spans(start, text) == stock.find_code_spans(start, text)


@settings(max_examples=EXAMPLES)
@given(st.text(st.sampled_from("ab!\\`[] "), max_size=16), st.sampled_from(["link", "image_link", "backtick"]))
def test_the_beginnings_are_the_same(both: tuple[Any, Any], text: str, name: str) -> None:
    for start in range(len(text)):
        stock, ours = (one.inlinePatterns[name].getCompiledRegExp().finditer(text, start) for one in both)
        assert [(it.span(), it.groups(), it[0]) for it in ours] == [(it.span(), it.groups(), it[0]) for it in stock]


@settings(max_examples=EXAMPLES)
@given(st.text(st.sampled_from("|a`\\ :-"), max_size=12), st.booleans())
def test_rows_have_the_same_cells(both: tuple[Any, Any], row: str, has_border: bool) -> None:
    stock, ours = (one.parser.blockprocessors["table"] for one in both)
    stock.border = ours.border = has_border
    assert ours._split_row(row) == stock._split_row(row)


@settings(max_examples=EXAMPLES)
@given(st.text(st.sampled_from("#a\\\n "), max_size=12))
def test_the_same_blocks_are_headings(both: tuple[Any, Any], block: str) -> None:
    stock, ours = (one.parser.blockprocessors["hashheader"] for one in both)
    assert ours.test(None, block) == stock.test(None, block)


@settings(max_examples=EXAMPLES)
@given(EMPHASIS)
def test_emphasis_is_the_same(both: tuple[Any, Any], text: str) -> None:
    stock, ours = both
    assert ours.reset().convert(text) == stock.reset().convert(text)
