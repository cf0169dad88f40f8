"""A page of the engine whose text is planned, not read, and converted by kbtool."""

from collections.abc import Callable
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

Convert = Callable[[str], tuple[str, list[Any]]]
"""Markdown → HTML and headings."""


class PlannedPage(Page):
    """The engine would make a Markdown instance for each page, and look after its links once more."""

    def __init__(self, file: File, config: MkDocsConfig, convert: Convert) -> None:
        super().__init__(None, file, config)
        self._convert = convert

    def read_source(self, config: MkDocsConfig) -> None:
        """Reads nothing: kbtool/content hands over the planned text."""
        self.markdown, self.meta = "", {}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Sets the HTML and the table of contents."""
        self.content, headings = self._convert(self.markdown or "")
        self.toc = get_toc(headings)
        self.present_anchor_ids = set()
