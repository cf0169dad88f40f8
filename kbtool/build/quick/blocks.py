"""Blocks, a sixth of a conversion: a processor is asked where a line of the block begins as its construct begins.

The same, because a processor that is left out would have declined: each construct in the table starts with its sign at
the beginning of a line, after blanks. Processors that the table does not name are always asked.
"""

from collections.abc import Callable
from functools import cached_property, lru_cache
from typing import Any
from xml.etree.ElementTree import Element

from markdown import blockprocessors as stock
from markdown.blockparser import BlockParser
from markdown.extensions.abbr import AbbrBlockprocessor
from markdown.extensions.admonition import AdmonitionProcessor
from markdown.extensions.def_list import DefListIndentProcessor, DefListProcessor
from markdown.extensions.footnotes import FootnoteBlockProcessor
from markdown.extensions.md_in_html import MarkdownInHtmlProcessor
from markdown.extensions.tables import TableProcessor
from markdown.util import STX
from pymdownx.details import DetailsProcessor
from pymdownx.superfences import SuperFencesCodeBlockProcessor
from pymdownx.tabbed import TabbedProcessor

INDENT, DIGIT, PIPE = " ", "0", "|"
"""The block starts with a blank; it starts with a digit of any script; there is a pipe anywhere in it."""
SIGNS: dict[type, frozenset[str]] = {
    AdmonitionProcessor: frozenset({"!", INDENT}),
    DetailsProcessor: frozenset({"?", INDENT}),
    TabbedProcessor: frozenset({"=", INDENT}),
    MarkdownInHtmlProcessor: frozenset({STX}),
    stock.ListIndentProcessor: frozenset({INDENT}),
    DefListIndentProcessor: frozenset({INDENT}),
    SuperFencesCodeBlockProcessor: frozenset({INDENT}),
    TableProcessor: frozenset({PIPE}),
    stock.HashHeaderProcessor: frozenset({"#"}),
    stock.SetextHeaderProcessor: frozenset({"=", "-"}),
    stock.HRProcessor: frozenset({"-", "_", "*"}),
    stock.OListProcessor: frozenset({DIGIT}),
    stock.UListProcessor: frozenset({"*", "+", "-"}),
    DefListProcessor: frozenset({":"}),
    stock.BlockQuoteProcessor: frozenset({">"}),
    FootnoteBlockProcessor: frozenset({"["}),
    AbbrBlockprocessor: frozenset({"*"}),
    stock.ReferenceProcessor: frozenset({"["}),
}
"""Class of a processor → the signs, one of which is in every block that it takes."""
HOLDING = (AdmonitionProcessor, DetailsProcessor, TabbedProcessor)
"""They may remember, from a block that was too deep for them, where the next one belongs."""
ANY = frozenset({""})
"""The sign of those that are always asked."""
MARKS = ANY.union(*SIGNS.values())


class QuickHeading(stock.HashHeaderProcessor):
    """Stands for `markdown.blockprocessors.HashHeaderProcessor`: only a backslash can keep one from being a heading."""

    def test(self, parent: Element, block: str) -> bool:
        """Whether a line of the block is a heading."""
        return (block.startswith("#") and "\\" not in block) or super().test(parent, block)


class QuickTable(TableProcessor):
    """Stands for `markdown.extensions.tables.TableProcessor`: only code and a backslash keep a pipe from being one."""

    def _split_row(self, row: str) -> list[str]:
        """The cells of a row."""
        if "`" in row or "\\" in row:
            cells: list[str] = super()._split_row(row)  # type: ignore[misc]
            return cells
        return (row.removeprefix("|").removesuffix("|") if self.border else row).split("|")


STOCK: dict[type, type] = {QuickHeading: stock.HashHeaderProcessor, QuickTable: TableProcessor}
"""Class of a processor → the one that it stands for."""


class QuickBlocks(BlockParser):
    """Stands for `markdown.blockparser.BlockParser`."""

    def parseBlocks(self, parent: Element, blocks: list[str]) -> None:  # noqa: N802 - the name is Python-Markdown's
        """Puts no further call between a block and those inside: how deep they may lie is counted in calls."""
        while blocks:
            marks = marks_of(blocks[0])
            for processor in self._holding:
                if processor.current_sibling is not None:
                    marks = MARKS
            for processor in self._asked(marks):
                if processor.test(parent, blocks[0]) and processor.run(parent, blocks) is not False:
                    break

    @cached_property
    def _holding(self) -> list[Any]:
        return [processor for processor in self.blockprocessors if isinstance(processor, HOLDING)]

    @cached_property
    def _asked(self) -> Callable[[frozenset[str]], list[Any]]:
        return lru_cache(maxsize=1024)(self._find_asked)

    def _find_asked(self, marks: frozenset[str]) -> list[Any]:
        return [processor for processor in self.blockprocessors if marks & _signs(processor)]


def _signs(processor: Any) -> frozenset[str]:
    kind = type(processor)
    return SIGNS.get(STOCK.get(kind, kind), ANY)


def marks_of(block: str) -> frozenset[str]:
    """The signs that the block may be more than a paragraph, and always the empty one."""
    if "\n" not in block and PIPE not in block and not block.startswith(INDENT):
        return _mark(block[:1])
    marks = {line.lstrip(" ")[:1] for line in block.split("\n")}
    marks.add("")
    if PIPE in block:
        marks.add(PIPE)
    if block[:1] == INDENT:
        marks.add(INDENT)
    if block.lstrip(INDENT)[:1].isdecimal():
        marks.add(DIGIT)
    return MARKS.intersection(marks)


@lru_cache(maxsize=1024)
def _mark(first: str) -> frozenset[str]:
    """Those of a line that begins with this character and holds no pipe."""
    return MARKS.intersection({"", first, DIGIT if first.isdecimal() else ""})
