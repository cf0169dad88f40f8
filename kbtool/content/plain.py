"""One paragraph of Markdown as plain text: what a reader would read aloud."""

import html
import re

from kbtool.content.inline import Token, TokenKind, read_inline

DELIMITER = re.compile(r"\\([!-/:-@\[-`{-~])|(\*{1,3}|_{1,3}|~{1,2}|={2}|\^{1,2}|\+{2})")
ATTRIBUTE_LIST = re.compile(r"(?<!\{)\{:?[ \t]*(?:[#.][\w-]|[\w-]+=)[^{}\n]*\}")
ICON = re.compile(r":(?:material|fontawesome|octicons|simple)-[a-z0-9-]+:")
BLANKS = re.compile(r"[ \t\n]+")


def plain_inline(text: str) -> str:
    """The text of one paragraph without emphasis, links, images, attribute lists, HTML, footnote marks, icons."""
    return _Plain(text).text()


class _Plain:
    """The pieces of the result. A mark is written down when it is met and taken back when its partner comes."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.pieces: list[str] = []
        self.brackets: list[int] = []
        self.delimiters: dict[str, int] = {}

    def text(self) -> str:
        """The whole result, blanks collapsed."""
        for token in read_inline(self.source, 0, len(self.source)):
            self._add(token)
        return BLANKS.sub(" ", "".join(self.pieces)).strip()

    def _add(self, token: Token) -> None:
        if token.kind is TokenKind.TEXT:
            self._add_text(token)
        elif token.kind is TokenKind.CODE:
            self.pieces.append(self.source[token.start : token.end].strip("`").strip())
        elif token.kind is TokenKind.OPEN:
            self.brackets.append(len(self.pieces))
            self.pieces.append("[")
        elif token.kind in (TokenKind.CLOSE, TokenKind.REFERENCE):
            self._close_bracket()
        elif token.kind is TokenKind.AUTOLINK:
            self.pieces.append(token.url)
        elif token.kind is TokenKind.TAG and self.source.startswith("<br", token.start):
            self.pieces.append(" ")

    def _close_bracket(self) -> None:
        opened = self.brackets.pop()
        if opened and self.pieces[opened - 1].endswith("!"):
            del self.pieces[opened:]
            self.pieces[-1] = self.pieces[-1][:-1]
            self.delimiters = {mark: i for mark, i in self.delimiters.items() if i < opened}
        else:
            self.pieces[opened] = ""

    def _add_text(self, token: Token) -> None:
        text = self.source[token.start : token.end]
        if text == "]" and self.brackets:
            self.brackets.pop()
        text = ICON.sub("", ATTRIBUTE_LIST.sub("", text))
        position = 0
        for match in DELIMITER.finditer(text):
            self.pieces.append(html.unescape(text[position : match.start()]))
            position = match.end()
            if match[1]:
                self.pieces.append(match[1])
            else:
                self._add_delimiter(match[2], _around(text, match))
        self.pieces.append(html.unescape(text[position:]))

    def _add_delimiter(self, mark: str, around: tuple[str, str]) -> None:
        before, after = around
        inside_word = mark[0] == "_" and before.isalnum() and after.isalnum()
        if mark in self.delimiters and not before.isspace() and not inside_word:
            self.pieces[self.delimiters.pop(mark)] = ""
            return
        if not after.isspace() and not inside_word:
            self.delimiters[mark] = len(self.pieces)
        self.pieces.append(mark)


def _around(text: str, match: re.Match[str]) -> tuple[str, str]:
    """The characters before and after; where the token ends there is other markup, which counts as a letter would."""
    return text[match.start() - 1 : match.start()] or "]", text[match.end() : match.end() + 1] or "["
