"""What stands in HTML and XML: text, attributes, comments, addresses. It takes anything for HTML and never fails.

Regular expressions and no parser on purpose: what a browser drops is looked at as well.
"""

import re
from functools import lru_cache
from html import unescape
from urllib.parse import unquote

from kbtool.verify.fingerprints.tokens import GAP

COMMENT = re.compile(r"<!--(.*?)(?:-->|\Z)", re.DOTALL)
TAG = re.compile(r"(<[^<>]*>)")
NAME = re.compile(r"</?([A-Za-z][\w:-]*)")
INLINE = frozenset(
    (
        *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "em", "font", "i", "ins", "kbd", "mark", "q", "s"),
        *("small", "span", "strong", "sub", "sup", "tspan", "u", "var", "wbr"),
    )
)
CELLS = frozenset(("td", "th"))
VALUE = re.compile(r"=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
KNOWN_TAGS = 20_000
"""Most tags stand on many pages."""
WORDY = re.compile(r"[^\s\"'<>()\\]+")
ADDRESS_EDGES = re.compile(r"[/.?#=&]")


def html_text(text: str) -> str:
    """All of it, with gaps between what nobody reads in a row."""
    pieces: list[str] = []
    if "<!--" in text:
        pieces += COMMENT.findall(text)
        text = COMMENT.sub(" ", text)
    values: list[str] = []
    if "<" in text:
        split = TAG.split(text)
        for i in range(1, len(split), 2):
            split[i], own = _tag(split[i])
            values += own
        text = "".join(split)
    pieces += [text, *values]
    whole = _decoded(GAP.join(pieces))
    return GAP.join((whole, address_text(whole, values)))


@lru_cache(maxsize=KNOWN_TAGS)
def _tag(tag: str) -> tuple[str, tuple[str, ...]]:
    """What stands in the text where the tag was, and the values of its attributes."""
    name = NAME.match(tag)
    kind = name[1].lower() if name else ""
    mark = "" if kind in INLINE else " " if kind in CELLS else GAP
    if "=" not in tag:
        return mark, ()
    return mark, tuple(_parted("".join(groups)) for groups in VALUE.findall(tag))


def _parted(value: str) -> str:
    """An address and its fragment are two things."""
    return value.replace("#", GAP) if "#" in value else value


def _decoded(text: str) -> str:
    """Character references and, beside the text, percent-encoded pieces as what they stand for."""
    for _ in range(2):  # a feed holds escaped HTML
        if "&" in text:
            text = unescape(text)
    encoded = [piece for piece in WORDY.findall(text) if "%" in piece] if "%" in text else []
    return GAP.join([text, *map(unquote, encoded)]) if encoded else text


def address_text(text: str, values: list[str]) -> str:
    """The parts of all addresses, each by itself: they are what the slug of an article is compared with."""
    addresses = [value for value in values if "/" in value] or _addresses(text)
    joined = _decoded(GAP.join(addresses))
    return ADDRESS_EDGES.sub(GAP, joined)


def _addresses(text: str) -> list[str]:
    return [piece for piece in WORDY.findall(text) if "/" in piece] if "/" in text else []
