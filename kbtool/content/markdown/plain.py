"""One paragraph of Markdown as plain text: what a reader would read aloud."""

import html
import re
from collections.abc import Iterable

from msgspec import Struct

from kbtool.content.markdown.inline import SPECIAL, read_inline
from kbtool.content.markdown.inline_token import Token, TokenKind

ATTRIBUTE_LIST = r"(?<!\{)\{:?[ \t]*[^{}\n \t][^{}\n]*\}"
PLAIN_ATTRIBUTE_LIST = re.compile(r"\{:?[ \t]*(?:[#.][\w-]|[\w-]+=).*")
"""One that is told from text by its looks."""
ICON_START = r":(?:material|fontawesome|octicons|simple)-"
ICON = rf"{ICON_START}[a-z0-9-]+:"
MARK = re.compile(
    rf"(?P<attributes>{ATTRIBUTE_LIST})|(?P<icon>{ICON})|\\(?P<escaped>[!-/:-@\[-`{{-~])|(?P<entity>&[#\w]+;?)"
    r"|(?P<delimiter>\*{1,3}|_{1,3}|~{1,2}|={2}|\^{1,2}|\+{2})"
)
SIGN = re.compile(r"[{:\\&*_~=^+]")
"""Every mark has one of these; most texts have none, and this search costs a twentieth of the other."""
MARKED_WORD = re.compile(rf"\\|\{{|&[#\w]|{ICON_START}|![*_~=^+]")
"""What makes other letters of a text, or fewer. All other marks are no letters and stand between no words."""
COUNTED_SIGN = re.compile(r"[\\`\[\]<{&:!]")
"""Every `SPECIAL` and every `MARKED_WORD` has one of these."""
SIMPLE = re.compile(r"(?<!`)`(?!\s)([^`]++)(?<!\s)`(?!`)|\[(?!\^)([^\[\]\\`<]*+)\]\([^\s()\[\]\\`<\"']*+\)")
"""Code and a link as most are (see `PLAIN_CODE` and `PLAIN_LINK`): their text is read, where no image is near."""
BLANKS = re.compile(r"[ \t\n]{2,}|[\t\n]")
"""What becomes one space; a space that stands alone need not."""


class PlainPiece(Struct, gc=False):
    """A piece of plain text."""

    text: str
    """Empty for markup, of which attribute lists and marks of emphasis have a piece."""
    start: int
    """Where it starts in the Markdown."""
    is_verbatim: bool = True
    """False where the Markdown has something else there: an entity, code, a line break."""


def plain_inline(text: str) -> str:
    """The text of one paragraph without emphasis, links, images, attribute lists, HTML, footnote marks, icons."""
    if not SPECIAL.search(text) and not SIGN.search(text):
        return BLANKS.sub(" ", text).strip()  # as most paragraphs are
    return join_pieces(plain_pieces(text, read_inline(text, 0, len(text))))


def counted_inline(text: str) -> str:
    """As many words as `plain_inline` gives, of the same letters and digits; marks of emphasis may be left in them."""
    if not COUNTED_SIGN.search(text):
        return text  # as most paragraphs are
    if MARKED_WORD.search(text):
        return plain_inline(text)
    if "!" not in text and not SPECIAL.search(SIMPLE.sub("", text)):
        return SIMPLE.sub(r"\1\2", text)
    pieces = _Plain(text, with_marks=True).read(read_inline(text, 0, len(text)))
    return "".join([piece.text for piece in pieces])


def plain_pieces(text: str, tokens: Iterable[Token], with_images: bool = False) -> list[PlainPiece]:
    """The same with the place of every piece, from the tokens of the text.

    `with_images` lets alternative texts of images count.
    """
    return _Plain(text, with_images).read(tokens)


def join_pieces(pieces: Iterable[PlainPiece]) -> str:
    """The pieces as one text, blanks collapsed."""
    text = "".join([piece.text for piece in pieces])
    if "  " in text or "\n" in text or "\t" in text:
        text = BLANKS.sub(" ", text)
    return text.strip()


class _Plain:
    """The pieces of the result. A mark is written down when it is met and taken back when its partner comes."""

    def __init__(self, source: str, with_images: bool = False, with_marks: bool = False) -> None:
        self.source = source
        self.with_images = with_images
        self.with_marks = with_marks
        self.pieces: list[PlainPiece] = []
        self.brackets: list[int] = []
        self.delimiters: dict[str, int] = {}
        self.last = len(source.rstrip())
        self.is_behind_element = False

    def read(self, tokens: Iterable[Token]) -> list[PlainPiece]:
        """All of them."""
        for token in tokens:
            self._add(token)
        return self.pieces

    def _add(self, token: Token) -> None:
        if token.kind is TokenKind.TEXT:
            self._add_text(token)
            return
        self.is_behind_element = token.kind not in (TokenKind.OPEN, TokenKind.TAG)
        if token.kind is TokenKind.CODE:
            code = self.source[token.start : token.end].strip("`").strip()
            self.pieces.append(PlainPiece(code, token.start, is_verbatim=False))
        elif token.kind is TokenKind.OPEN:
            self.brackets.append(len(self.pieces))
            self.pieces.append(PlainPiece("[", token.start))
        elif token.kind in (TokenKind.CLOSE, TokenKind.REFERENCE):
            self._close_bracket()
        elif token.kind is TokenKind.AUTOLINK:
            self.pieces.append(PlainPiece(self.source[token.start + 1 : token.end - 1], token.start, is_verbatim=False))
        elif token.kind is TokenKind.TAG and self.source.startswith("<br", token.start):
            self.pieces.append(PlainPiece(" ", token.start, is_verbatim=False))

    def _close_bracket(self) -> None:
        opened = self.brackets.pop()
        self.pieces[opened].text = ""
        if opened and self.pieces[opened - 1].text.endswith("!"):
            if not self.with_images:
                del self.pieces[opened:]
                self.delimiters = {mark: i for mark, i in self.delimiters.items() if i < opened}
            self.pieces[opened - 1].text = self.pieces[opened - 1].text[:-1]

    def _add_text(self, token: Token) -> None:
        text = self.source[token.start : token.end]
        if text == "]" and self.brackets:
            self.brackets.pop()
        position = 0
        for match in MARK.finditer(text) if not self.with_marks and SIGN.search(text) else ():
            self._add_verbatim(text[position : match.start()], token.start + position)
            position = match.end()
            start = token.start + match.start()
            if match.lastgroup == "delimiter":
                self._add_delimiter(match[0], _around(text, match), start)
            elif match.lastgroup == "attributes":
                self._add_attributes(match[0], start)
            elif match.lastgroup == "escaped":
                self._add_verbatim(match["escaped"], start + 1)
            elif match.lastgroup == "entity":
                self._add_entity(match[0], start)
        self._add_verbatim(text[position:], token.start + position)

    def _add_verbatim(self, text: str, start: int) -> None:
        if text:
            self.is_behind_element = False
            self.pieces.append(PlainPiece(text, start))

    def _add_attributes(self, text: str, start: int) -> None:
        """They stand right behind an element or at the end of the text; anywhere else they are text."""
        is_last = start + len(text) >= self.last and self.source[max(0, start - 1) : start] in (" ", "\t", "\n")
        if self.is_behind_element or (is_last and PLAIN_ATTRIBUTE_LIST.match(text)):
            self.pieces.append(PlainPiece("", start, is_verbatim=False))
        else:
            self._add_verbatim(text, start)

    def _add_entity(self, text: str, start: int) -> None:
        character = html.unescape(text)
        self.pieces.append(PlainPiece(character, start, is_verbatim=character == text))

    def _add_delimiter(self, mark: str, around: tuple[str, str], start: int) -> None:
        before, after = around
        inside_word = mark[0] == "_" and before.isalnum() and after.isalnum()
        if mark in self.delimiters and not before.isspace() and not inside_word:
            self.pieces[self.delimiters.pop(mark)].text = ""
            self.is_behind_element = True
            return
        self.is_behind_element = False
        if not after.isspace() and not inside_word:
            self.delimiters[mark] = len(self.pieces)
        self.pieces.append(PlainPiece(mark, start))


def _around(text: str, match: re.Match[str]) -> tuple[str, str]:
    """The characters before and after; where the token ends there is other markup, which counts as a letter would."""
    return text[match.start() - 1 : match.start()] or "]", text[match.end() : match.end() + 1] or "["
