"""Highlights each piece of code once: a third of the blocks of a documentation are repeats."""

from collections import OrderedDict
from typing import Any

from markdown import Extension, Markdown
from pymdownx.highlight import Highlight, HighlightExtension

MOST = 4_000
LONGEST = 4_000
"""Characters of code; longer pieces hardly come twice."""


class KnownCode(Extension):
    """Has the `pymdownx.highlight` extension ask here first; `known` lives as long as this object."""

    def __init__(self) -> None:
        super().__init__()
        self.known: OrderedDict[str, str] = OrderedDict()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Python-Markdown's
        """Comes after the extensions that highlight."""
        highlighter = type("KnownHighlight", (_KnownHighlight,), {"known": self.known})
        for extension in md.registeredExtensions:
            if isinstance(extension, HighlightExtension):
                extension.get_pymdownx_highlighter = lambda: highlighter


class _KnownHighlight(Highlight):  # type: ignore[misc]
    known: OrderedDict[str, str]

    def highlight(self, src: str, language: str, css_class: str = "highlight", **options: Any) -> Any:
        """The HTML of a block; what stands within a line is made anew, because it becomes part of the page's tree."""
        if options.get("inline") or options.get("title") or self.auto_title or len(src) > LONGEST:
            return super().highlight(src, language, css_class, **options)
        numbered = self.line_spans or self.line_anchors
        asked = {name: value for name, value in options.items() if numbered or name != "code_block_count"}
        settings = {name: value for name, value in vars(self).items() if name != "md"}
        key = repr((src, language, css_class, asked, settings))
        found = self.known.pop(key, None)
        self.known[key] = super().highlight(src, language, css_class, **options) if found is None else found
        if len(self.known) > MOST:
            self.known.popitem(last=False)
        return self.known[key]
