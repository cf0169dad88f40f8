"""The ids on a page: what a link may name after `#`."""

import html
import re
from collections import Counter
from collections.abc import Iterable

from kbtool.content.markdown.html_attributes import Attribute

ATTRIBUTE_ID = re.compile(r"(?:^|[ ])(?:#([^ }=]+)|id=[\"']?([^\"' }]+))")
NUMBERED = re.compile(r"(.*)_([0-9]+)")


def ids_of(attributes: str) -> list[str]:
    """The ids in an attribute list."""
    return [match[1] or match[2] for match in ATTRIBUTE_ID.finditer(attributes)]


class Anchors:
    """Collects ids and makes new ones unique, as the toc extension does.

    An id in raw HTML takes nothing from a heading: the engine does not see it.
    """

    def __init__(self) -> None:
        self.of_elements: set[str] = set()
        self.of_html: set[str] = set()
        self._references: Counter[str] = Counter()
        self._known: dict[str, int] = {}

    def all(self) -> frozenset[str]:
        """Every id so far."""
        return frozenset(self.of_elements | self.of_html)

    def add_html(self, name: str, attributes: Iterable[Attribute], is_element: bool) -> None:
        """The id of a raw tag; that of an element with Markdown in it is one for the engine, too."""
        for attribute in attributes:
            if attribute.name == "id" or (name == "a" and attribute.name == "name"):
                (self.of_elements if is_element else self.of_html).add(html.unescape(attribute.value))

    def add_reference(self, label: str) -> None:
        """A footnote's mark: the footnote links back to each."""
        self._references[label] += 1
        count = self._references[label]
        self.of_elements.add(f"fnref{count if count > 1 else ''}:{label}")

    def new(self, name: str) -> str:
        """The name as an id of its own: `name`, `name_1`, `name_2`."""
        if name in self.of_elements or not name:
            match = NUMBERED.fullmatch(name)
            base, count = (match[1], int(match[2])) if match else (name, 0)
            known = self._known.get(base, 0)
            is_run = count <= known
            count = max(count, known) + 1
            while f"{base}_{count}" in self.of_elements:
                count += 1
            if is_run:
                self._known[base] = count
            name = f"{base}_{count}"
        self.of_elements.add(name)
        return name
