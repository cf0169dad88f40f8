"""The text of a page as readers search it: sections with their anchors, without marks.

It relies on what the sanitiser writes: elements are balanced, tags are in lower case, `<` and `>` in attributes are
entities. So a regular expression finds every tag.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

TAG = re.compile(r"<(/?)([a-z0-9-]+)((?: [^>]*)?)>")
ID = re.compile(r' id="([^"]*)"')
CLASS = re.compile(r' class="([^"]*)"')
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
INLINE = frozenset(
    """
    a abbr b bdi bdo cite code data del dfn em font i ins kbd mark q s samp small span strike strong sub sup time tt u
    var wbr
    """.split()  # noqa: SIM905 - a list of words
)
"""Elements inside a word or line; between any others there is a gap."""
HIDDEN_CLASSES = frozenset({"headerlink", "footnote-backref", "linenos", "linenodiv"})
"""What stands beside the text: the sign of a heading's own link, the way back from a footnote, numbers of lines."""
VOID = frozenset({"area", "br", "col", "hr", "img", "input", "source", "track", "wbr"})
GAP = " "


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the text below it, up to the next heading."""

    anchor: str
    """Id of the heading; of the nearest one above where it has none, and empty before the first."""
    heading: str
    """Empty for what stands before the first heading."""
    text: str
    """One line."""
    file: str = ""
    """Address of the file whose text this is, from the audience's root; empty for text of the page."""


def sections(html: str) -> list[Section]:
    """The sections of an article's cleaned HTML that have a heading or any text."""
    found: list[Section] = []
    anchor = heading = ""
    pieces: list[str] = []
    for kind, value in _events(html):
        if kind == "text":
            pieces.append(value)
        elif kind == "heading":
            found.append(Section(anchor, heading, _line(pieces)))
            anchor, heading, pieces = value or anchor, "", []
        else:
            heading, pieces = _line(pieces), []
    found.append(Section(anchor, heading, _line(pieces)))
    return [section for section in found if section.heading or section.text]


def _events(html: str) -> Iterator[tuple[str, str]]:
    """(`text`, characters), (`heading`, id) where one starts, (`end`, ``) where it is over."""
    position = depth = hidden = 0
    for match in TAG.finditer(html):
        is_end, tag, attributes = match[1], match[2], match[3]
        if not hidden and position < match.start():
            yield "text", unescape(html[position : match.start()])
        position = match.end()
        if tag not in VOID:
            depth += -1 if is_end else 1
        if hidden:
            hidden = 0 if depth < hidden else hidden
        elif tag in HEADINGS:
            yield ("end", "") if is_end else ("heading", _attribute(ID, attributes))
        elif not is_end and HIDDEN_CLASSES.intersection(_attribute(CLASS, attributes).split()):
            hidden = depth
        elif tag not in INLINE:
            yield "text", GAP
    if not hidden:
        yield "text", unescape(html[position:])


def _attribute(pattern: re.Pattern[str], attributes: str) -> str:
    match = pattern.search(attributes)
    return unescape(match[1]) if match else ""


def _line(pieces: list[str]) -> str:
    return " ".join("".join(pieces).split())
