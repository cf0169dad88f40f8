"""Makes a Markdown instance fast without changing a byte of what it gives.

Python-Markdown looks for every construct in every text. Most texts are plain, so each class here looks first for what
the construct cannot do without, a character as a rule, and leaves the rest to the class it derives from: what an
article holds is converted by the libraries' own code.

`tests/build/test_quick.py` converts real, generated and random articles with and without this and compares the bytes.
"""

from functools import cache
from importlib.metadata import version
from typing import Any

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.extensions.md_in_html import HtmlBlockPreprocessor
from markdown.extensions.toc import TocTreeprocessor
from markdown.treeprocessors import InlineProcessor, UnescapeTreeprocessor
from pymdownx.superfences import SuperFencesBlockPreprocessor

from kbtool.build.quick.blocks import QuickBlocks
from kbtool.build.quick.contents import QuickContents
from kbtool.build.quick.fences import QuickFences
from kbtool.build.quick.inline import QuickInline
from kbtool.build.quick.raw_html import QuickRawHtml
from kbtool.build.quick.tree import QuickAttributes, QuickUnescape

QUICK: dict[type, type] = {
    SuperFencesBlockPreprocessor: QuickFences,
    HtmlBlockPreprocessor: QuickRawHtml,
    BlockParser: QuickBlocks,
    InlineProcessor: QuickInline,
    AttrListTreeprocessor: QuickAttributes,
    TocTreeprocessor: QuickContents,
    UnescapeTreeprocessor: QuickUnescape,
}
"""Class of a part → the class that stands for it. What derives from a class is not that class."""


TRIED = {"Markdown": ("3.11",), "pymdown-extensions": ("12.3", "13.1")}
"""Library → the versions that the comparison was run with. Others are used as they are."""


def quicken(markdown: Markdown) -> None:
    """The parts stay the objects they are, with their settings, and known to each other; only their class changes."""
    if not are_tried():
        return
    parts: list[Any] = [markdown.parser, *markdown.preprocessors, *markdown.treeprocessors]
    for part in parts:
        part.__class__ = QUICK.get(type(part), type(part))


@cache
def are_tried() -> bool:
    """Whether the libraries are of versions that are known to give the same."""
    return all(".".join(version(name).split(".")[:2]) in tried for name, tried in TRIED.items())
