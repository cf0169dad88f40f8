"""Patterns of emphasis and the like are compiled when a text needs them."""

import re
from typing import Any

import pytest
from markdown import Markdown

from kbtool.build.dialect import complete
from kbtool.build.quick.delimiters import MADE, Delimiter, QuickDelimiter, build_patterns, late_patterns

pytestmark = pytest.mark.skipif(build_patterns is None, reason="this version has none of these delimiters")


def late() -> Markdown:
    """An instance that is made with late patterns."""
    extensions, options = complete([], {})
    with late_patterns():
        return Markdown(extensions=extensions, extension_configs=options)


def delimiters(markdown: Markdown) -> dict[str, Any]:
    """Character → what makes something of it."""
    registered = (processor for processor in markdown.inlinePatterns if hasattr(processor, "delimiters"))
    return {key: one for processor in registered for key, one in processor.delimiters.items()}


def compiled(markdown: Markdown) -> set[str]:
    return {key for key, one in delimiters(markdown).items() if isinstance(vars(one)["boundary"], re.Pattern)}


def test_those_of_a_text_are_compiled_and_no_others() -> None:
    markdown = late()
    assert {type(one) for one in delimiters(markdown).values()} == {QuickDelimiter}
    assert (markdown.convert("plain"), compiled(markdown)) == ("<p>plain</p>", set())
    assert (markdown.convert("a~ ~~gone~~ b~"), compiled(markdown)) == ("<p>a~ <del>gone</del> b~</p>", {"~"})
    assert (markdown.convert("a_b and *c*"), compiled(markdown)) == ("<p>a_b and <em>c</em></p>", {"~", "_", "*"})


def test_others_have_theirs_from_the_beginning() -> None:
    late()
    made = Delimiter("*", "strong,em")
    assert vars(made).keys() >= MADE
    assert type(made) is Delimiter
