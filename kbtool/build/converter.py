"""Converts the Markdown of one page after the other.

To make a Markdown instance with all extensions takes as long as to convert a page. One is used again where we know that
nothing it remembers of one page reaches the next.
"""

from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from typing import Any

from markdown import Extension, Markdown

from kbtool.build.dialect import EXTENSIONS
from kbtool.build.highlighting import KnownCode
from kbtool.build.quick import quicken
from kbtool.build.quick.delimiters import late_patterns

FORGETTING = EXTENSIONS.keys() | {"fenced_code", "nl2br", "sane_lists", "smarty"}
"""Extensions that remember nothing of a page after `Markdown.reset`."""
Heading = dict[str, Any]
"""As the `toc` extension tells of it: level, id, name, and children."""


class Converter:
    """Markdown with these extensions."""

    def __init__(
        self, names: Sequence[str | Extension], options: Mapping[str, Mapping[str, Any]], own: Extension
    ) -> None:
        """`names` and `options` are those of mkdocs.yml and the dialect (see `dialect.complete`); `own` can be used
        again and is told of each page by its owner."""
        self._extensions = [*names, own, KnownCode()]
        self._options = {name: dict(values) for name, values in options.items()}
        self.is_reusable = {*names} <= FORGETTING and not self._options.get("footnotes", {}).get("UNIQUE_IDS")
        """Whether a text is converted by extensions that we know, and by nothing else."""
        self._kept: Markdown | None = None

    def convert(self, text: str) -> tuple[str, list[Heading]]:
        """The HTML and the headings."""
        markdown = self._kept or self._made()
        self._kept = None  # one that fails halfway is not used again
        html = markdown.convert(text)
        headings: list[Heading] = getattr(markdown, "toc_tokens", [])
        if self.is_reusable:
            self._kept = markdown.reset()
        return html, headings

    def _made(self) -> Markdown:
        with late_patterns() if self.is_reusable else nullcontext():
            markdown = Markdown(extensions=self._extensions, extension_configs=self._options)
        if self.is_reusable:  # what others register may count on the classes that they know
            quicken(markdown)
        return markdown
