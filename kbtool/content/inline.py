"""Inline Markdown as a flat run of tokens: text, code, brackets, links, HTML.

The rules are Python-Markdown's, because it makes the page: a destination may hold spaces. The reader only moves
forward and looks everything that lies ahead up in tables made beforehand, so the time grows with the length of the
text and with nothing else.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from kbtool.content.html_attributes import Attribute, read_tag

SPECIAL = re.compile(r"[\\`\[\]<]")
BACKTICKS = re.compile(r"`+")
PARENTHESIS = re.compile(r"[()]")
BRACKETED = re.compile(r"\(\s*<([^<>]*)>")
TITLED = re.compile(r"\(\s*([^\s()]+)\s+[\"']")
REFERENCE = re.compile(r" ?\[[^\[\]]*\](?!\()")
FOOTNOTE = re.compile(r"\[\^[^\[\]\s]+\]")
AUTOLINK = re.compile(r"<((?:https?|ftps?|mailto):[^\s<>]*)>", re.IGNORECASE)
CLOSING_TAG = re.compile(r"</[A-Za-z][A-Za-z0-9-]*\s*>")


class TokenKind(Enum):
    """What a token is."""

    TEXT = "text"
    """Plain characters, emphasis and escapes; a bracket that belongs to no link, too."""
    CODE = "code"
    """A code span with its backticks."""
    OPEN = "open"
    """`[` or `![`; it is text where no CLOSE or REFERENCE answers it."""
    CLOSE = "close"
    """`](…)`, with the destination."""
    REFERENCE = "reference"
    """`][…]`."""
    AUTOLINK = "autolink"
    """`<https://…>`, with the destination."""
    TAG = "tag"
    """A raw HTML tag, with its attributes."""
    SILENT = "silent"
    """A comment or a footnote's mark."""


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text and what it is."""

    kind: TokenKind
    start: int
    end: int
    url: str = ""
    """The destination as written, blanks around it included."""
    url_offset: int = 0
    """Where the destination starts in the text."""
    attributes: tuple[Attribute, ...] = ()


def read_inline(text: str, start: int, end: int) -> Iterator[Token]:
    """The tokens of text[start:end], one paragraph or the like, in order and without gaps."""
    reader = _Reader(text, start, end)
    while start < end:
        match = SPECIAL.search(text, start, end)
        at = match.start() if match else end
        if at > start:
            yield Token(TokenKind.TEXT, start, at)
        if match:
            token = reader.token(match[0], at)
            yield token
            at = token.end
        start = at


class _Reader:
    """What is known beforehand about one paragraph, and how many brackets are open."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.end = text, end
        self.open_brackets = 0
        self.code_ends = _code_ends(text, start, end)
        self.closing = _closing_parentheses(text, start, end)
        self.last_comment_end = text.rfind("-->", start, end)

    def token(self, character: str, at: int) -> Token:
        """The token that starts with the special character at `at`."""
        if character == "\\":
            return Token(TokenKind.TEXT, at, min(at + 2, self.end))
        if character == "`":
            end = self.code_ends.get(at)
            return Token(TokenKind.CODE, at, end) if end else Token(TokenKind.TEXT, at, at + 1)
        if character == "[":
            return self._opened(at)
        if character == "<":
            return self._html(at)
        return self._closed(at)

    def _opened(self, at: int) -> Token:
        footnote = FOOTNOTE.match(self.text, at, self.end)
        if footnote:
            return Token(TokenKind.SILENT, at, footnote.end())
        self.open_brackets += 1
        return Token(TokenKind.OPEN, at, at + 1)

    def _closed(self, at: int) -> Token:
        if not self.open_brackets:
            return Token(TokenKind.TEXT, at, at + 1)
        self.open_brackets -= 1
        if self.text.startswith("(", at + 1):
            return self._link(at, at + 1)
        reference = REFERENCE.match(self.text, at + 1, self.end)
        if reference:
            return Token(TokenKind.REFERENCE, at, reference.end())
        return Token(TokenKind.TEXT, at, at + 1)

    def _link(self, at: int, opening: int) -> Token:
        match = BRACKETED.match(self.text, opening, self.end) or TITLED.match(self.text, opening, self.end)
        closing = self.closing.get(opening)
        if match:
            end = (match.end() - 1 if closing is None else closing) + 1
            return Token(TokenKind.CLOSE, at, end, match[1], match.start(1))
        if closing is None:
            return Token(TokenKind.TEXT, at, at + 1)
        url = _without_title(self.text[opening + 1 : closing])
        return Token(TokenKind.CLOSE, at, closing + 1, url, opening + 1)

    def _html(self, at: int) -> Token:
        if self.text.startswith("<!--", at) and at < self.last_comment_end:
            return Token(TokenKind.SILENT, at, self.text.index("-->", at) + 3)
        autolink = AUTOLINK.match(self.text, at, self.end)
        if autolink:
            return Token(TokenKind.AUTOLINK, at, autolink.end(), autolink[1], at + 1)
        closing_tag = CLOSING_TAG.match(self.text, at, self.end)
        if closing_tag:
            return Token(TokenKind.TAG, at, closing_tag.end())
        tag = read_tag(self.text, at, self.end)
        if tag is None:
            return Token(TokenKind.TEXT, at, at + 1)
        return Token(TokenKind.TAG if tag.is_closed else TokenKind.TEXT, at, tag.end, attributes=tag.attributes)


def _code_ends(text: str, start: int, end: int) -> dict[int, int]:
    """Offset of a run of backticks → the end of the next run of the same length."""
    ends: dict[int, int] = {}
    following: dict[int, int] = {}
    for run in reversed(list(BACKTICKS.finditer(text, start, end))):
        length = run.end() - run.start()
        if length in following:
            ends[run.start()] = following[length]
        following[length] = run.end()
    return ends


def _closing_parentheses(text: str, start: int, end: int) -> dict[int, int]:
    """Offset of an opening parenthesis → offset of the one that closes it."""
    closing: dict[int, int] = {}
    opened: list[int] = []
    for match in PARENTHESIS.finditer(text, start, end):
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
