"""Headings: the list of contents is built and rendered where an article shows it (`[TOC]`), which hardly any does.

The tree and `toc_tokens` are the same; `Markdown.toc`, which nobody reads, is then the one of an empty list.
"""

from typing import Any
from xml.etree.ElementTree import Element

from markdown.extensions.toc import TocTreeprocessor


class QuickContents(TocTreeprocessor):
    """Stands for `markdown.extensions.toc.TocTreeprocessor`."""

    def run(self, doc: Element) -> None:
        """Gives headings their addresses and links."""
        self._is_shown = bool(self.marker) and any(self.marker in (element.text or "") for element in doc.iter())
        super().run(doc)

    def build_toc_div(self, toc_list: list[Any]) -> Element:
        """The list as an element."""
        return super().build_toc_div(toc_list if self._is_shown else [])

    def replace_marker(self, root: Element, elem: Element) -> None:
        """Puts the list where the marker stands."""
        if self._is_shown:
            super().replace_marker(root, elem)
