"""The text of a page as readers search it: sections with their anchors, without marks.

It relies on what the sanitiser writes: elements are balanced, tags are in lower case, `<` and `>` in attributes are
entities. So a regular expression finds every tag.
"""

import re
from dataclasses import dataclass
from html import unescape

HEADING = re.compile(r"<(/?)h[1-6]((?: [^>]*)?)>")
ID = re.compile(r' id="([^"]*)"')
TAG = re.compile(r"<(/?)([a-z0-9-]+)(?: [^>]*)?>")
ANY_TAG = re.compile(r"<[^>]*>")
INLINE = re.compile(
    r"</?(?:span|a|abbr|b|bdi|bdo|cite|code|data|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|strike|strong|sub|sup|"
    r"time|tt|u|var|wbr)(?: [^>]*)?>"
)
"""Elements inside a word or line; between any others there is a gap."""
HIDDEN = ("headerlink", "footnote-backref", "linenos", "linenodiv")
"""Classes of what stands beside the text: the sign of a heading's own link, the way back from a footnote, numbers of
lines."""
HIDDEN_LINK = re.compile(r'<a class="(?:headerlink|footnote-backref)"[^>]*>[^<]*</a>')
HIDDEN_START = re.compile(
    rf'<(?!h[1-6][ >])([a-z0-9-]+)(?: [^>]*)? class="(?:[^">]*\s)?(?:{"|".join(HIDDEN)})(?:\s[^">]*)?"[^>]*>'
)
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
    before, *parts = HEADING.split(INLINE.sub("", _without_hidden(html)))
    text = before
    for is_end, attributes, after in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
        if is_end:
            heading, text = _line(text), after
        else:
            found.append(Section(anchor, heading, _line(text)))
            anchor, heading, text = _id(attributes) or anchor, "", after
    found.append(Section(anchor, heading, _line(text)))
    return [section for section in found if section.heading or section.text]


def _without_hidden(html: str) -> str:
    """The text without elements that stand beside it; nearly all are links that hold nothing but a sign."""
    html = HIDDEN_LINK.sub("", html)
    if not any(name in html for name in HIDDEN):
        return html
    kept: list[str] = []
    position = 0
    while match := HIDDEN_START.search(html, position):
        kept.append(html[position : match.start()])
        position = match.end() if match[1] in VOID else _end(html, match.end())
    return "".join([*kept, html[position:]])


def _end(html: str, start: int) -> int:
    """Where the element ends whose content starts here."""
    depth = 1
    for match in TAG.finditer(html, start):
        if match[2] not in VOID:
            depth += -1 if match[1] else 1
        if not depth:
            return match.end()
    return len(html)


def _id(attributes: str) -> str:
    match = ID.search(attributes)
    return unescape(match[1]) if match else ""


def _line(html: str) -> str:
    return " ".join(unescape(ANY_TAG.sub(GAP, html)).split())
