"""Reading and writing the tags of HTML that nh3 has written: quoted attributes, escaped text, closed elements."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape

VOID = frozenset({"br", "col", "hr", "img", "input", "source", "track", "wbr"})
"""Elements without content, which have no closing tag."""

_TAG = re.compile(r'<(/?)([a-z][a-z0-9]*)((?: [A-Za-z][A-Za-z0-9:-]*="[^"]*")*)>')
_ATTRIBUTE = re.compile(r' ([^=]+)="([^"]*)"')
_SPECIAL = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\u00a0": "&nbsp;"})


@dataclass(frozen=True, slots=True)
class Tag:
    """One opening or closing tag."""

    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    """Name → value, with characters in place of references."""
    closing: bool = False

    @property
    def classes(self) -> list[str]:
        """The names in its class attribute."""
        return self.attributes.get("class", "").split()

    def __str__(self) -> str:
        if self.closing:
            return f"</{self.name}>"
        attributes = [f' {name}="{escaped(value)}"' for name, value in self.attributes.items()]
        return f"<{self.name}{''.join(attributes)}>"


def escaped(text: str) -> str:
    """The text as it stands in HTML, also inside a quoted attribute."""
    return text.translate(_SPECIAL)


def pieces(html: str) -> Iterator[str | Tag]:
    """Text (ready HTML, without any `<`) and tags in turn; the content of frames is left out.

    A `<` that begins no tag as nh3 writes them comes out escaped: what is not understood is text.
    """
    start = 0
    while (found := html.find("<", start)) >= 0:
        if found > start:
            yield html[start:found]
        match = _TAG.match(html, found)
        if match is None:
            yield "&lt;"
            start = found + 1
            continue
        start = match.end()
        tag = _tag(match)
        yield tag
        if tag.name == "iframe" and not tag.closing:  # its content is not parsed as HTML, and never shown
            start = max(start, html.find("</iframe>", start))
    if start < len(html):
        yield html[start:]


def _tag(match: re.Match[str]) -> Tag:
    closing, name, attributes = match.groups()
    if not attributes:
        return Tag(name, closing=bool(closing))
    return Tag(name, {key: unescape(value) for key, value in _ATTRIBUTE.findall(attributes)}, bool(closing))
