"""The destinations of a Markdown body: what it links to and what it shows.

Indentation is never code here: in admonitions, tabs and lists everything is indented. The time grows with the length
of the text and with nothing else.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from urllib.parse import unquote

from msgspec import Struct

from kbtool.content.markdown.html_attributes import Attribute
from kbtool.content.markdown.inline import SPECIAL, read_inline
from kbtool.content.markdown.inline_token import TokenKind
from kbtool.content.markdown.srcset import read_srcset
from kbtool.content.markdown.verbatim import LineKind, lines_of

SIGN = re.compile(r"\]\(|\]:|<")
"""Every destination has one of these before it. Most paragraphs have none, and need no further reading."""
BLOCK_START = re.compile(r"[ \t>]*(?:[-*+][ \t]|\d{1,9}[.)][ \t]|#{1,6}|!!!|\?\?\?|===|///|\||\[\^[^\]\n]*\]:)")
DEFINITION = re.compile(
    r"[ \t>]*\[([^\[\]\n^][^\[\]\n]*)\]:[ \t]*(?:\n[ \t>]*)?(<[^<>\n]*>|[^\s<]\S*+)(?=[ \t]*(?:$|[\"'(]))", re.MULTILINE
)
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
ENTITY = re.compile(r"&(?:amp|#38|#x26);", re.IGNORECASE)
URL_ATTRIBUTES = {"href", "src", "poster", "data"}
IGNORED_IN_URLS = re.compile(r"[\t\n\r]")
"""What browsers drop from an address (WHATWG URL Standard, 4.4): `java\\nscript:` is a scheme."""
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


class Destination(Struct, frozen=True, gc=False):
    """One destination and where it is written."""

    url: str
    """As written, without escapes; percent-encoding is kept."""
    line: int
    """Line of the body, from 1."""
    column: int
    """Column of the first character of the address, from 1, in code points."""


def local_path(url: str) -> str | None:
    """The percent-decoded path of a relative destination, without query and fragment.

    None for what names no file of this base: a scheme, `//host`, only a fragment or query, a malformed address.
    """
    seen = IGNORED_IN_URLS.sub("", url).strip()
    if SCHEME.match(seen) or seen.startswith(("//", "\\")):
        return None
    try:
        path = unquote(seen.partition("#")[0].partition("?")[0], errors="strict")
    except UnicodeDecodeError:
        return None
    return path if path and "\0" not in path else None


def find_destinations(body: str) -> list[Destination]:
    """Every destination of links, images, reference definitions and raw HTML outside code, in reading order."""
    found = []
    starts: list[int] = []
    for start, end in text_segments(body, SIGN):
        for offset, url in _scan(body, start, end):
            starts = starts or _line_starts(lines_of(body)[0])
            line = bisect_right(starts, offset)
            found.append(Destination(url, line, offset - starts[line - 1] + 1))
    return found


def find_urls(body: str) -> list[str]:
    """`Destination.url` of each of them."""
    return [url for start, end in text_segments(body, SIGN) for _, url in _scan(body, start, end)]


def _line_starts(lines: Iterable[str]) -> list[int]:
    """The offset of each line, and of the one that would follow."""
    return list(accumulate([len(line) + 1 for line in lines], initial=0))


def text_segments(body: str, sign: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """The pieces (start, end) of text that inline markup cannot leave: paragraphs, list items, table rows. Only those
    that hold `sign`, which has no line end in it."""
    found: re.Match[str] | None = sign.search(body)
    if found is None:
        return
    lines, kinds = lines_of(body)
    starts = _line_starts(lines)
    while found is not None:
        i = bisect_right(starts, found.start()) - 1
        end = i + 1
        if _is_text(lines[i], kinds[i]):
            first = i
            while first and not _starts_segment(lines[first]) and _is_text(lines[first - 1], kinds[first - 1]):
                first -= 1
            while end < len(lines) and _is_text(lines[end], kinds[end]) and not _starts_segment(lines[end]):
                end += 1
            yield starts[first], min(starts[end], len(body))
        found = sign.search(body, starts[end])


def _is_text(line: str, kind: LineKind) -> bool:
    return kind is LineKind.TEXT and line.strip(" \t>") != ""


def _starts_segment(line: str) -> bool:
    """Whether a line begins something new; one that begins with a letter, as most do, does not."""
    return not line.lstrip(" \t>")[:1].isalpha() and bool(BLOCK_START.match(line) or DEFINITION.match(line))


def _scan(body: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """The offset and text of each destination of one segment."""
    definition = DEFINITION.match(body, start, end)
    if definition:
        url = definition[2]
        yield (definition.start(2) + 1, url[1:-1]) if url.startswith("<") else (definition.start(2), url)
        start = definition.end()
    if not SPECIAL.search(body, start, end):
        return
    for token in read_inline(body, start, end):
        if token.kind in (TokenKind.CLOSE, TokenKind.AUTOLINK):
            yield unescaped_url(token.url_offset, token.url)
        for attribute in token.attributes:
            yield from _attribute_urls(attribute)


def unescaped_url(offset: int, text: str) -> tuple[int, str]:
    """Where the address starts and what it is, of a destination as written at `offset`."""
    url = text.lstrip()
    return offset + len(text) - len(url), ENTITY.sub("&", ESCAPED.sub(r"\1", url.rstrip()))


def _attribute_urls(attribute: Attribute) -> Iterator[tuple[int, str]]:
    if attribute.name in URL_ATTRIBUTES:
        offset, url = unescaped_url(attribute.offset, attribute.value)
        yield offset, url
    elif attribute.name == "srcset":
        for candidate in read_srcset(attribute.value):
            yield unescaped_url(attribute.offset + candidate.offset, candidate.url)
