"""Headings: the list of contents is built and rendered where an article shows it (`[TOC]`), which hardly any does.

The tree and `toc_tokens` are the same; `Markdown.toc`, which nobody reads, is then the one of an empty list. And only
elements that can have an address are asked for it: what makes a heading a link to itself moves others about.
"""

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from markdown.extensions.toc import TocTreeprocessor

PLAIN = frozenset(
    {"p", "ul", "ol", "li", "a", "em", "strong", "code", "table", "thead", "tbody", "tr", "th", "td", "br"}
)
"""The commonest elements that are no headings."""


class QuickContents(TocTreeprocessor):
    """Stands for `markdown.extensions.toc.TocTreeprocessor`."""

    def run(self, doc: Element) -> None:
        """Gives headings their addresses and links."""
        self._is_shown = bool(self.marker) and any(self.marker in (element.text or "") for element in doc.iter())
        super().run(doc if self._is_shown or self.use_anchors else _Marked(doc))

    def build_toc_div(self, toc_list: list[Any]) -> Element:
        """The list as an element."""
        return super().build_toc_div(toc_list if self._is_shown else [])

    def replace_marker(self, root: Element, elem: Element) -> None:
        """Puts the list where the marker stands."""
        if self._is_shown:
            super().replace_marker(root, elem)


class _Marked(Element):
    """The elements of a tree that may have an address or be a heading, in order: nothing else is looked at."""

    def __init__(self, doc: Element) -> None:
        super().__init__(doc.tag)
        self._elements = [element for element in doc.iter() if element.keys() or element.tag not in PLAIN]

    def iter(self, tag: str | None = None) -> Iterator[Element]:  # type: ignore[override]
        """All of them."""
        return iter(self._elements)
