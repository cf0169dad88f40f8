"""Fenced code, found before anything else as pymdownx.superfences does: at any depth of lists, notes and quotations.

A fence is closed by the very same run of characters at the same indentation; a line that is indented less ends the
search, and there is no fence.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kbtool.lint.reading.leaf import Piece
from kbtool.lint.reading.structure import Fence, placeholder

OPENING = re.compile(r"[> ]*(`{3,}+|~{3,}+)(.*)")
LANGUAGE = re.compile(r"[ \t]*\.?([\w#.+-]+)(?=[ \t]|$)")
ATTRIBUTES = re.compile(r"[ \t]*\{(.*)\}[ \t]*")
OPTION = re.compile(r"[ \t]*(?:hl_lines|linenums|title|title_mode)(?:=(?:\"[^\"]*\"|'[^']*'))?(?=[ \t]|$)")
CLASS = re.compile(r"(?:^|[ ])\.([^ =]+)")


@dataclass(slots=True)
class _Open:
    first: int
    prefix: str
    fence: str
    language: str
    blanks: int = 0

    @property
    def quotes(self) -> int:
        return self.prefix.count(">")


def cut_fences(pieces: Sequence[Piece]) -> tuple[list[Piece], list[Fence]]:
    """The lines with one placeholder for each fenced block, and the blocks."""
    kept: list[Piece] = []
    fences: list[Fence] = []
    block: _Open | None = None
    for i, piece in enumerate(pieces):
        kept.append(piece)
        if block is None:
            block = _opened(i, piece)
            continue
        prefix, content = _split(piece.text, len(block.prefix))
        if not _goes_on(block, prefix, content):
            block = None
        elif _closes(block, content):
            fences.append(_fence(block, pieces[block.first : i + 1]))
            kept[len(kept) - (i - block.first + 1) :] = [
                Piece(block.prefix + placeholder("F", len(fences) - 1), pieces[i].end)
            ]
            block = None
    return kept, fences


def _opened(i: int, piece: Piece) -> _Open | None:
    match = OPENING.fullmatch(piece.text)
    language = _language(match[2]) if match else None
    return _Open(i, piece.text[: match.start(1)], match[1], language) if match and language is not None else None


def _language(header: str) -> str | None:
    """The language that the rest of an opening line names, maybe none; None where the line opens nothing."""
    match = LANGUAGE.match(header)
    position = match.end() if match else 0
    attributes = ATTRIBUTES.fullmatch(header, position)
    if attributes:
        found = CLASS.search(attributes[1])
        return match[1] if match else found[1] if found else ""
    while option := OPTION.match(header, position):
        position = option.end()
    if header[position:].strip(" \t"):
        return None
    return match[1] if match else ""


def _split(text: str, width: int) -> tuple[str, str]:
    """Indentation and quotation marks up to `width`, and the rest."""
    end = 0
    while end < min(width, len(text)) and text[end] in "> ":
        end += 1
    return text[:end], text[end:]


def _goes_on(block: _Open, prefix: str, content: str) -> bool:
    """Whether the line can be one of the block."""
    quotes = prefix.count(">")
    is_blank = not content.strip() if not block.quotes else not content
    if quotes > block.quotes:
        return False
    if is_blank and (block.quotes or not prefix.strip()):
        block.blanks += 1
        return True
    if block.quotes:
        fits = len(prefix) >= len(block.prefix) and not (block.blanks and quotes < block.quotes)
    else:
        fits = len(prefix) == len(block.prefix)
    block.blanks = 0
    return fits


def _closes(block: _Open, content: str) -> bool:
    return content.startswith(block.fence) and not content[len(block.fence) :].strip(" \t")


def _fence(block: _Open, pieces: Sequence[Piece]) -> Fence:
    text = "\n".join(piece.text[len(block.prefix) :] for piece in pieces[1:-1])
    start = pieces[0].without(len(block.prefix)).start
    return Fence(block.language, text, start, pieces[-1].stripped().end)
