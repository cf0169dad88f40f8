"""The destinations of a Markdown body: what it links to and what it shows.

The rules are Python-Markdown's, because it makes the page: a destination may hold spaces, and indentation is never
code (in admonitions, tabs and lists everything is indented). Every scanner here only moves forward, so the time grows
with the length of the text and with nothing else.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from kbtool.content.html_attributes import Attribute, read_tag
from kbtool.content.verbatim import LineKind, line_kinds

BLOCK_START = re.compile(r"[ \t>]*(?:[-*+][ \t]|\d{1,9}[.)][ \t]|#{1,6}|!!!|\?\?\?|===|///|\||\[\^[^\]\n]*\]:)")
DEFINITION = re.compile(
    r"[ \t>]*\[([^\[\]\n^][^\[\]\n]*)\]:[ \t]*(?:\n[ \t>]*)?(<[^<>\n]*>|[^\s<]\S*)(?=[ \t]*(?:$|[\"'(]))", re.MULTILINE
)
SPECIAL = re.compile(r"[\\`\[\]<]")
BACKTICKS = re.compile(r"`+")
BRACKETED = re.compile(r"\(\s*<([^<>]*)>")
TITLED = re.compile(r"\(\s*([^\s()]+)\s+[\"']")
AUTOLINK = re.compile(r"<((?:https?|ftps?|mailto):[^\s<>]*)>", re.IGNORECASE)
PARENTHESIS = re.compile(r"[()]")
SRCSET_PART = re.compile(r"([^\s,]\S*)(?:\s[^,]*)?")
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
ENTITY = re.compile(r"&(?:amp|#38|#x26);", re.IGNORECASE)
URL_ATTRIBUTES = {"href", "src", "poster", "data"}
IGNORED_IN_URLS = re.compile(r"[\t\n\r]")
"""What browsers drop from an address (WHATWG URL Standard, 4.4): `java\\nscript:` is a scheme."""
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


@dataclass(frozen=True, slots=True)
class Destination:
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
    starts = _line_starts(body)
    found = []
    for start, end in _segments(body, starts):
        for offset, url in _scan(body, start, end):
            line = bisect_right(starts, offset)
            found.append(Destination(url, line, offset - starts[line - 1] + 1))
    return found


def _line_starts(body: str) -> list[int]:
    starts = [0]
    for line in body.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    return starts[:-1]


def _segments(body: str, starts: list[int]) -> Iterator[tuple[int, int]]:
    """The pieces (start, end) of text that inline markup cannot leave: paragraphs, list items, table rows."""
    lines = body.split("\n")
    start: int | None = None
    for i, (line, kind) in enumerate(zip(lines, line_kinds(lines), strict=True)):
        is_text = kind is LineKind.TEXT and line.strip(" \t>") != ""
        if start is not None and (not is_text or BLOCK_START.match(line) or DEFINITION.match(line)):
            yield start, starts[i]
            start = None
        if is_text and start is None:
            start = starts[i]
    if start is not None:
        yield start, len(body)


def _scan(body: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """The offset and text of each destination of one segment."""
    definition = DEFINITION.match(body, start, end)
    if definition:
        url = definition[2]
        yield (definition.start(2) + 1, url[1:-1]) if url.startswith("<") else (definition.start(2), url)
        start = definition.end()
    segment = _Segment(body, start, end)
    while segment.position < end:
        yield from segment.step()


class _Segment:
    """A reader that moves forward through one segment."""

    def __init__(self, body: str, start: int, end: int) -> None:
        self.body, self.position, self.end = body, start, end
        self.open_brackets = 0
        self.code_ends = _code_ends(body, start, end)
        self.closing = _closing_parentheses(body, start, end)
        self.last_comment_end = body.rfind("-->", start, end)

    def step(self) -> Iterator[tuple[int, str]]:
        """Move to behind the next special character and give the destinations it leads to."""
        match = SPECIAL.search(self.body, self.position, self.end)
        if match is None:
            self.position = self.end
            return
        at = match.start()
        self.position = at + 1
        if match[0] == "\\":
            self.position = at + 2
        elif match[0] == "`":
            self.position = self.code_ends.get(at, at + 1)
        elif match[0] == "[":
            self.open_brackets += 1
        elif match[0] == "<":
            yield from self._html(at)
        elif self.open_brackets:
            self.open_brackets -= 1
            yield from self._link(at + 1)

    def _link(self, at: int) -> Iterator[tuple[int, str]]:
        if not self.body.startswith("(", at):
            return
        match = BRACKETED.match(self.body, at, self.end)
        if match:
            self.position = self.closing.get(at, match.end() - 1) + 1
            yield _destination(match.start(1), match[1])
            return
        match = TITLED.match(self.body, at, self.end)
        if match:
            self.position = self.closing.get(at, match.end() - 1) + 1
            yield _destination(match.start(1), match[1])
        elif at in self.closing:
            self.position = self.closing[at] + 1
            yield _destination(at + 1, _without_title(self.body[at + 1 : self.closing[at]]))

    def _html(self, at: int) -> Iterator[tuple[int, str]]:
        if self.body.startswith("<!--", at):
            if at < self.last_comment_end:
                self.position = self.body.index("-->", at) + 3
            return
        match = AUTOLINK.match(self.body, at, self.end)
        if match:
            self.position = match.end()
            yield match.start(1), match[1]
            return
        attributes, self.position = read_tag(self.body, at, self.end)
        for attribute in attributes:
            yield from _attribute_urls(attribute)


def _code_ends(body: str, start: int, end: int) -> dict[int, int]:
    """Offset of a run of backticks → the end of the next run of the same length."""
    ends: dict[int, int] = {}
    following: dict[int, int] = {}
    for run in reversed(list(BACKTICKS.finditer(body, start, end))):
        length = run.end() - run.start()
        if length in following:
            ends[run.start()] = following[length]
        following[length] = run.end()
    return ends


def _closing_parentheses(body: str, start: int, end: int) -> dict[int, int]:
    """Offset of an opening parenthesis → offset of the one that closes it."""
    closing: dict[int, int] = {}
    opened: list[int] = []
    for match in PARENTHESIS.finditer(body, start, end):
        if match[0] == "(":
            opened.append(match.start())
        elif opened:
            closing[opened.pop()] = match.start()
    return closing


def _without_title(text: str) -> str:
    stripped = text.rstrip()
    quote = stripped[-1:]
    opening = stripped.find(quote) if quote in ("'", '"') else -1
    return text[:opening] if 0 <= opening < len(stripped) - 1 else text


def _destination(offset: int, text: str) -> tuple[int, str]:
    url = text.lstrip()
    return offset + len(text) - len(url), ENTITY.sub("&", ESCAPED.sub(r"\1", url.rstrip()))


def _attribute_urls(attribute: Attribute) -> Iterator[tuple[int, str]]:
    if attribute.name in URL_ATTRIBUTES:
        offset, url = _destination(attribute.offset, attribute.value)
        yield offset, url
    elif attribute.name == "srcset":
        for part in SRCSET_PART.finditer(attribute.value):
            yield _destination(attribute.offset + part.start(), part[1].rstrip(","))
