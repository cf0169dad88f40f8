"""Raw HTML that stands by itself, as Python-Markdown (with md_in_html) takes it out before it reads blocks."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from kbtool.content.markdown.html_attributes import read_tag
from kbtool.lint.reading.html_element import CLOSING, COMMENT_END, end_of_element, tag_name
from kbtool.lint.reading.leaf import Leaf, LeafKind, Piece
from kbtool.lint.reading.structure import placeholder

BLOCK_TAGS = frozenset({
    "address", "article", "aside", "blockquote", "body", "canvas", "center", "colgroup", "dd", "details", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "group", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hgroup", "hr", "html", "iframe", "legend", "li", "main", "map", "math", "menu", "nav", "noscript",
    "object", "ol", "option", "output", "p", "pre", "progress", "script", "section", "style", "summary", "table",
    "tbody", "td", "textarea", "tfoot", "th", "thead", "tr", "ul", "video",
})  # fmt: skip
LINE_TAGS = frozenset({
    "address", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "legend", "li", "p", "summary", "td", "th",
})  # fmt: skip
"""With `markdown`, their content is one line of Markdown, not blocks."""
RAW_TAGS = frozenset({"canvas", "hr", "math", "option", "pre", "script", "style", "textarea"})
MARKDOWN = re.compile(r"\smarkdown(?:\s*=\s*[\"']?([a-z0-9]*))?(?=[\s\"'/>])")


@dataclass(slots=True)
class HtmlCut:
    """The lines without raw HTML, and what was cut."""

    pieces: list[Piece] = field(default_factory=list)
    raw: list[Leaf] = field(default_factory=list)
    comments: list[tuple[int, int]] = field(default_factory=list)
    """Start and end in the body."""


def cut_html(pieces: Sequence[Piece]) -> HtmlCut:
    """Puts a placeholder where each block of HTML was, between blank lines."""
    if not any("<" in piece.text for piece in pieces):
        return HtmlCut(list(pieces))
    return _Cutter(pieces).cut()


class _Cutter:
    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.pieces = pieces
        self.text = "\n".join(piece.text for piece in pieces)
        self.starts = [0]
        for piece in pieces[:-1]:
            self.starts.append(self.starts[-1] + len(piece.text) + 1)
        self.result = HtmlCut()
        self.kept = 0
        self.tail_end = -1
        self.open_elements: list[str] = []
        self.last_comment_end = max((match.end() for match in COMMENT_END.finditer(self.text)), default=-1)

    def cut(self) -> HtmlCut:
        at = self.text.find("<")
        while at >= 0:
            at = self.text.find("<", max(self._read(at), at + 1))
        self._keep(len(self.text))
        for name in reversed(self.open_elements):
            self._mark("C", len(name), len(self.text))
        return self.result

    def _read(self, at: int) -> int:
        """Reads what starts with the `<` at `at`; returns where to read on."""
        text = self.text
        if text.startswith("<!--", at):
            return self._read_comment(at)
        if text.startswith(("<!", "<?"), at):
            return self._read_declaration(at)
        if text.startswith("</", at):
            closing = CLOSING.match(text, at)
            if closing and closing[1].lower() in self.open_elements:
                self._close(closing[1].lower(), at, closing.end())
            return closing.end() if closing else at + 2
        tag = read_tag(text, at, len(text))
        if tag is None or not tag.is_closed:
            return tag.end if tag else at + 1
        name = tag_name(text, at)
        if name not in BLOCK_TAGS or not self._is_block(at):
            return tag.end
        markdown = MARKDOWN.search(text, at, tag.end)
        if text[tag.end - 2] == "/" or name == "hr":
            return self._cut_raw(at, tag.end)
        if markdown and markdown[1] != "0" and name not in RAW_TAGS:
            return self._open(name, at, tag.end, markdown[1] or "1")
        return self._cut_raw(at, end_of_element(self.text, name, tag.end, self.last_comment_end))

    def _is_block(self, at: int) -> bool:
        """Whether what starts here stands at the start of its line, or right behind other raw HTML."""
        line = self.text.rfind("\n", max(0, at - 4), at) + 1
        return at <= self.tail_end or (at - line <= 3 and not self.text[line:at].strip())

    def _read_comment(self, at: int) -> int:
        closing = COMMENT_END.search(self.text, at + 4) if at + 4 < self.last_comment_end else None
        if not closing:
            return at + 1
        if not self._is_block(at):
            return closing.end()
        self.result.comments.append((self._place(at), self._place(closing.end() - 1) + 1))
        self._keep(at)
        self.result.pieces.extend((Piece("", self._place(at)),) * 2)
        self.kept = closing.end()
        self._set_tail(closing.end())
        return closing.end()

    def _read_declaration(self, at: int) -> int:
        end = self.text.find("?>" if self.text[at + 1] == "?" else ">", at)
        if end < 0 or not self._is_block(at):
            return at + 2
        return self._cut_raw(at, end + 1 + (self.text[at + 1] == "?"))

    def _cut_raw(self, start: int, end: int) -> int:
        self._keep(start)
        self.result.raw.append(Leaf.of(LeafKind.HTML, self._lines(start, end)))
        self._mark("H", len(self.result.raw) - 1, end)
        self.kept = end
        self._set_tail(end)
        return end

    def _open(self, name: str, start: int, end: int, markdown: str) -> int:
        is_line = markdown == "span" or (markdown == "1" and name in LINE_TAGS)
        self._keep(start)
        self.result.raw.append(Leaf.of(LeafKind.ELEMENT, self._lines(start, end)))
        self._mark("S" if is_line else "O", len(self.result.raw) - 1, end)
        self.open_elements.append(name)
        self.kept = end
        self._set_tail(end)
        return end

    def _close(self, name: str, start: int, end: int) -> None:
        self._keep(start)
        while self.open_elements:
            self._mark("C", 0, end)
            if self.open_elements.pop() == name:
                break
        self.kept = end
        self._set_tail(end)

    def _set_tail(self, end: int) -> None:
        line_end = self.text.find("\n", end)
        self.tail_end = line_end if line_end >= 0 else len(self.text)

    def _mark(self, kind: str, i: int, end: int) -> None:
        place = self._place(end - 1) + 1
        self.result.pieces.extend((Piece("", place), Piece(placeholder(kind, i), place), Piece("", place)))

    def _keep(self, end: int) -> None:
        """Hands on all text that was not cut, up to `end`."""
        self.result.pieces.extend(self._lines(self.kept, end))
        self.kept = end

    def _lines(self, start: int, end: int) -> list[Piece]:
        """The lines of text[start:end]."""
        if start >= end:
            return []
        first, last = bisect_right(self.starts, start) - 1, bisect_right(self.starts, end) - 1
        found = []
        for i in range(first, last + 1):
            piece = self.pieces[i].cut(max(0, end - self.starts[i])) if i == last else self.pieces[i]
            found.append(piece.without(max(0, start - self.starts[i])) if i == first else piece)
        return found

    def _place(self, at: int) -> int:
        """Where the character stands in the body."""
        i = bisect_right(self.starts, max(at, 0)) - 1
        return self.pieces[i].start + at - self.starts[i]
