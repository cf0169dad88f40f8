"""Inline Markdown as a flat run of tokens: text, code, brackets, links, HTML.

The rules are Python-Markdown's, because it makes the page: a destination may hold spaces. The reader only moves
forward and looks everything that lies ahead up in tables made beforehand, so the time grows with the length of the
text and with nothing else.
"""

import re
from collections.abc import Collection, Iterator

from kbtool.content.markdown.html_attributes import read_tag
from kbtool.content.markdown.inline_token import Token, TokenKind

SPECIAL = re.compile(r"[\\`\[\]<]")
BACKTICKS = re.compile(r"`+")
PLAIN_CODE = re.compile(r"(?<!`)`[^`]++`(?!`)")
"""As most code is: what stands between two single backticks."""
PLAIN_LINK = re.compile(r"\[(?!\^)[^\[\]\\`<]*+\]\(([^\s()\[\]\\`<\"']*+)\)")
"""As most links are: there is nothing in the text, the address or behind it that could make it anything else."""
PARENTHESIS = re.compile(r"[()]")
BRACKETED = re.compile(r"\(\s*<([^<>]*)>")
TITLED = re.compile(r"\(\s*([^\s()]+)\s+[\"']")
REFERENCE = re.compile(r" ?\[[^\[\]]*\](?!\()")
FOOTNOTE = re.compile(r"\[\^[^\[\]\s]+\]")
AUTOLINK = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]*+://[^<>\n]*|mailto:[^\s<>]*)>", re.IGNORECASE)
MAIL = re.compile(r"<([^<> !@\n]+@[^@<> \n]+)>")
MAXIMUM_LABEL = 999
"""Longer text in brackets is no label (CommonMark, 6.3); brackets in brackets would be read again and again."""
LABEL_BLANKS = re.compile(r"\s+")
CLOSING_TAG = re.compile(r"</[A-Za-z][A-Za-z0-9-]*\s*>")


def reference_label(text: str) -> str:
    """The name under which a definition is found: blanks and letter case make no difference."""
    return LABEL_BLANKS.sub(" ", text.strip()).lower()


def read_inline(text: str, start: int, end: int, references: Collection[str] | None = None) -> Iterator[Token]:
    """The tokens of text[start:end], one paragraph or the like, in order and without gaps.

    `references` holds the labels that are defined, those of footnotes with their `^`. Without it, any `][…]` counts as
    a reference, any `[^…]` as a footnote's mark, and no `[…]` alone as anything.
    """
    reader: _Reader | None = None
    first = start
    while start < end:
        match = SPECIAL.search(text, start, end)
        at = match.start() if match else end
        if at > start:
            yield Token(TokenKind.TEXT, start, at)
        if match is None:
            return
        character = text[at]
        if character == "`" and (code := PLAIN_CODE.match(text, at, end)):
            start = code.end()
            yield Token(TokenKind.CODE, at, start)
        elif character == "[" and (link := PLAIN_LINK.match(text, at, end)):
            start = link.end()
            yield from _link_tokens(link)
        else:
            reader = reader or _Reader(text, first, end, references)
            token = reader.token(character, at)
            start = token.end
            yield token


def _link_tokens(link: re.Match[str]) -> Iterator[Token]:
    start, end = link.span()
    url = link.start(1)
    closing = url - 2
    yield Token(TokenKind.OPEN, start, start + 1)
    if closing > start + 1:
        yield Token(TokenKind.TEXT, start + 1, closing)
    yield Token(TokenKind.CLOSE, closing, end, link[1], url)


class _Reader:
    """What is known beforehand about one paragraph, and how many brackets are open."""

    def __init__(self, text: str, start: int, end: int, references: Collection[str] | None) -> None:
        self.text, self.end = text, end
        self.references = references
        self.open_brackets: list[int] = []
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
        if footnote and (self.references is None or footnote[0][1:-1] in self.references):
            return Token(TokenKind.SILENT, at, footnote.end())
        self.open_brackets.append(at + 1)
        return Token(TokenKind.OPEN, at, at + 1)

    def _closed(self, at: int) -> Token:
        if not self.open_brackets:
            return Token(TokenKind.TEXT, at, at + 1)
        opened = self.open_brackets.pop()
        if self.text.startswith("(", at + 1) and at + 1 < self.end:
            link = self._link(at, at + 1)
            if link.kind is TokenKind.CLOSE:
                return link
        return self._reference(opened, at)

    def _reference(self, opened: int, at: int) -> Token:
        reference = REFERENCE.match(self.text, at + 1, self.end)
        label = reference_label(reference[0].strip()[1:-1]) if reference else ""
        if self.references is None:
            return Token(TokenKind.REFERENCE, at, reference.end()) if reference else Token(TokenKind.TEXT, at, at + 1)
        is_short = self.references and at - opened <= MAXIMUM_LABEL
        own = reference_label(self.text[opened:at]) if is_short else ""
        if reference and (label or own) in self.references:
            return Token(TokenKind.REFERENCE, at, reference.end(), label=label or own)
        if own in self.references:
            return Token(TokenKind.REFERENCE, at, at + 1, label=own)
        return Token(TokenKind.TEXT, at, at + 1)

    def _link(self, at: int, opening: int) -> Token:
        match = BRACKETED.match(self.text, opening, self.end) or TITLED.match(self.text, opening, self.end)
        closing = self.closing.get(opening)
        if match:
            end = (match.end() - 1 if closing is None else closing) + 1
            title = _title(self.text[match.end(1) : end - 1].lstrip(">"))
            return Token(TokenKind.CLOSE, at, end, match[1], match.start(1), title=title)
        if closing is None:
            return Token(TokenKind.TEXT, at, at + 1)
        inside = self.text[opening + 1 : closing]
        url = _without_title(inside)
        return Token(TokenKind.CLOSE, at, closing + 1, url, opening + 1, title=_title(inside[len(url) :]))

    def _html(self, at: int) -> Token:
        if self.text.startswith("<!--", at) and at < self.last_comment_end:
            return Token(TokenKind.SILENT, at, self.text.index("-->", at) + 3)
        autolink = AUTOLINK.match(self.text, at, self.end)
        if autolink:
            return Token(TokenKind.AUTOLINK, at, autolink.end(), autolink[1], at + 1)
        mail = MAIL.match(self.text, at, self.end)
        if mail:
            return Token(TokenKind.AUTOLINK, at, mail.end(), f"mailto:{mail[1]}", at + 1)
        closing_tag = CLOSING_TAG.match(self.text, at, self.end)
        if closing_tag:
            return Token(TokenKind.TAG, at, closing_tag.end())
        tag = read_tag(self.text, at, self.end)
        if tag is None:
            return Token(TokenKind.TEXT, at, at + 1)
        return Token(TokenKind.TAG if tag.is_closed else TokenKind.TEXT, at, tag.end, attributes=tag.attributes)


def _code_ends(text: str, start: int, end: int) -> dict[int, int]:
    """Offset of a run of backticks → the end of the next run of the same length.

    Without one, the longest run that follows closes a longer one; so does the engine.
    """
    ends: dict[int, int] = {}
    longest = 0
    following: dict[int, int] = {}
    for run in reversed(list(BACKTICKS.finditer(text, start, end))):
        length = run.end() - run.start()
        closing = length if length in following else longest
        if 0 < closing <= length:
            ends[run.start()] = following[closing]
        following[length] = run.end()
        longest = max(longest, length)
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


def _title(text: str) -> str:
    """What stands in quotes in the text behind a destination."""
    stripped = text.strip()
    is_quoted = len(stripped) > 1 and stripped[0] in "\"'" and stripped[-1] == stripped[0]
    return LABEL_BLANKS.sub(" ", stripped[1:-1]) if is_quoted else ""


def _without_title(text: str) -> str:
    stripped = text.rstrip()
    quote = stripped[-1:]
    opening = stripped.find(quote) if quote in ("'", '"') else -1
    return text[:opening] if 0 <= opening < len(stripped) - 1 else text
