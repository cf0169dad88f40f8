"""Markup within lines, a quarter of a conversion: a pattern is tried where the text holds what every match of it holds.

The same, because a pattern that is left out could not have changed the text. Patterns that the table does not name are
always tried.
"""

from typing import Any
from xml.etree.ElementTree import Element

from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

SIGNS: dict[str, tuple[str, ...]] = {
    "backtick": ("`",),
    "keys-custom": ("+",),  # also doubled backslashes before one are its own
    "escape": ("\\",),
    "footnote": ("[^",),
    "reference": ("[",),
    "link": ("](",),
    "image_link": ("![",),
    "image_reference": ("![",),
    "short_reference": ("[",),
    "short_image_ref": ("![",),
    "autolink": ("<",),
    "automail": ("<",),
    "linebreak": ("  \n",),
    "html": ("<",),
    "entity": ("&",),
    "emoji": (":",),
    "keys": ("++",),
    "delimiter": ("*", "_", "^", "=", "~"),
}
"""Name of a pattern → texts, one of which is in every text that it changes."""
REFERENCES = frozenset({"reference", "image_reference", "short_reference", "short_image_ref"})
"""They change nothing in an article that names no address (`[name]: https://…`)."""


class QuickInline(InlineProcessor):
    """Stands for `markdown.treeprocessors.InlineProcessor`."""

    _steps: list[tuple[int, Any, tuple[str, ...]]]

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Looks the patterns up once for an article."""
        names = {self.inlinePatterns.get_index_for_name(name): name for name in SIGNS if name in self.inlinePatterns}
        idle = frozenset() if self.md.references else REFERENCES
        self._steps = [
            (i, pattern, SIGNS.get(names.get(i, ""), ("",)))
            for i, pattern in enumerate(self.inlinePatterns)
            if names.get(i) not in idle
        ]
        return super().run(tree, ancestors)

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        """What the class above does with each text, and with each text in what a pattern found."""
        if isinstance(data, AtomicString):
            return data
        apply = self._InlineProcessor__applyPattern  # type: ignore[attr-defined]
        for i, pattern, signs in self._steps:
            if i < patternIndex:
                continue
            for sign in signs:
                if sign in data:
                    break
            else:
                continue
            start, has_matched = 0, True
            while has_matched:
                data, has_matched, start = apply(pattern, data, i, start)
        return data
