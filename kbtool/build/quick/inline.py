"""Markup within lines, a quarter of a conversion: a pattern is tried where the text holds what every match of it holds.

The same, because a pattern that is left out could not have changed the text. Patterns that the table does not name are
always tried.
"""

from functools import cached_property
from typing import Any
from xml.etree.ElementTree import Element

from markdown.treeprocessors import InlineProcessor
from markdown.util import STX, AtomicString

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
LEAST = {"emoji": 2}
"""Name of a pattern → how often its sign has to be there, where once is not enough: each placeholder holds a colon."""
REFERENCES = frozenset({"reference", "image_reference", "short_reference", "short_image_ref"})
"""They change nothing in an article that names no address (`[name]: https://…`)."""
ANY = ("",)
Step = tuple[int, Any, tuple[str, ...], int]
"""Place of a pattern among all, the pattern, its signs, and how often one of them has to be there."""


class QuickInline(InlineProcessor):
    """Stands for `markdown.treeprocessors.InlineProcessor`."""

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Chooses the patterns once for an article."""
        self._steps = self._all_steps if self.md.references else self._steps_without_references
        return super().run(tree, ancestors)

    @cached_property
    def _all_steps(self) -> list[Step]:
        names = {self.inlinePatterns[name]: name for name in SIGNS if name in self.inlinePatterns}
        named = [(i, each, names.get(each, "")) for i, each in enumerate(self.inlinePatterns)]
        return [(i, each, SIGNS.get(name, ANY), LEAST.get(name, 1)) for i, each, name in named]

    @cached_property
    def _steps_without_references(self) -> list[Step]:
        idle = {self.inlinePatterns.get_index_for_name(name) for name in REFERENCES if name in self.inlinePatterns}
        return [step for step in self._all_steps if step[0] not in idle]

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        """What the class above does with each text, and with each text in what a pattern found."""
        if isinstance(data, AtomicString):
            return data
        apply = self._InlineProcessor__applyPattern  # type: ignore[attr-defined]
        for i, pattern, signs, least in self._steps:
            if i < patternIndex:
                continue
            for sign in signs:
                if sign in data and (least == 1 or data.count(sign) >= least):
                    break
            else:
                continue
            start, has_matched = 0, True
            while has_matched:
                data, has_matched, start = apply(pattern, data, i, start)
        return data

    def _InlineProcessor__processPlaceholders(  # noqa: N802
        self,
        data: str,
        parent: Element,
        isText: bool = True,  # noqa: N803
    ) -> list[Any]:
        """What the class above does with each text then; one without placeholders goes where it came from."""
        if type(data) is not str or STX in data or parent.text or parent.tail:
            return super()._InlineProcessor__processPlaceholders(data, parent, isText)  # type: ignore[misc,no-any-return]
        if isText:
            parent.text = data
        else:
            parent.tail = data
        return []
