"""Makes a Markdown instance fast without changing a byte of what it gives.

Python-Markdown looks for every construct in every text. Most texts are plain, so each class here looks first for what
the construct cannot do without, a character as a rule, and leaves the rest to the class it derives from: what an
article holds is converted by the libraries' own code.

`tests/build/test_quick.py` converts real, generated and random articles with and without this and compares the bytes.
Libraries of other versions than those are used as they are.
"""

from functools import lru_cache
from itertools import chain
from typing import Any

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import HashHeaderProcessor
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.extensions.md_in_html import HtmlBlockPreprocessor, MarkdownInHTMLPostprocessor
from markdown.extensions.tables import TableProcessor
from markdown.extensions.toc import TocTreeprocessor
from markdown.inlinepatterns import ImageInlineProcessor, LinkInlineProcessor
from markdown.preprocessors import NormalizeWhitespace
from markdown.serializers import to_xhtml_string
from markdown.treeprocessors import InlineProcessor, PrettifyTreeprocessor, UnescapeTreeprocessor
from pymdownx.inlinehilite import InlineHilitePattern
from pymdownx.superfences import SuperFencesBlockPreprocessor
from pymdownx.tabbed import TabbedTreeprocessor
from pymdownx.tasklist import TasklistTreeprocessor

from kbtool.build.quick.blocks import QuickBlocks, QuickHeading, QuickTable
from kbtool.build.quick.contents import QuickContents
from kbtool.build.quick.delimiters import DelimiterProcessor, QuickEmphasis
from kbtool.build.quick.fences import QuickFences
from kbtool.build.quick.inline import QuickInline
from kbtool.build.quick.patterns import QuickCode, QuickImage, QuickLink
from kbtool.build.quick.raw_html import QuickRawHtml, QuickRestoring
from kbtool.build.quick.serializer import to_xhtml
from kbtool.build.quick.tree import QuickAttributes, QuickLineBreaks, QuickTabs, QuickTasks, QuickUnescape
from kbtool.build.quick.tried import are_tried
from kbtool.build.quick.whitespace import QuickWhitespace

QUICK: dict[type, type] = {
    NormalizeWhitespace: QuickWhitespace,
    SuperFencesBlockPreprocessor: QuickFences,
    HtmlBlockPreprocessor: QuickRawHtml,
    BlockParser: QuickBlocks,
    HashHeaderProcessor: QuickHeading,
    TableProcessor: QuickTable,
    TasklistTreeprocessor: QuickTasks,
    InlineProcessor: QuickInline,
    LinkInlineProcessor: QuickLink,
    ImageInlineProcessor: QuickImage,
    InlineHilitePattern: QuickCode,
    DelimiterProcessor: QuickEmphasis,
    PrettifyTreeprocessor: QuickLineBreaks,
    AttrListTreeprocessor: QuickAttributes,
    TocTreeprocessor: QuickContents,
    TabbedTreeprocessor: QuickTabs,
    UnescapeTreeprocessor: QuickUnescape,
    MarkdownInHTMLPostprocessor: QuickRestoring,
}
"""Class of a part → the class that stands for it. What derives from a class is not that class."""


def quicken(markdown: Markdown) -> None:
    """The parts stay the objects they are, with their settings, and known to each other; only their class changes."""
    if not are_tried():
        return
    inner = (markdown.parser.blockprocessors, markdown.inlinePatterns)
    registries = (markdown.preprocessors, *inner, markdown.treeprocessors, markdown.postprocessors)
    parts: list[Any] = [markdown.parser, *chain.from_iterable(registries)]
    for part in parts:
        part.__class__ = QUICK.get(type(part), type(part))
    if markdown.serializer is to_xhtml_string:
        markdown.serializer = to_xhtml
    markdown.is_block_level = lru_cache(maxsize=512)(markdown.is_block_level)  # type: ignore[method-assign]
