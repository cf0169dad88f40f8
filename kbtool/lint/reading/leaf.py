"""A piece of a body that holds running text, freed of what its lines start with."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum


class LeafKind(Enum):
    """What a leaf is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    """Also the text of a list item."""
    CELL = "table cell"
    TITLE = "title of a note or tab"
    TERM = "term of a definition list"
    HTML = "raw HTML"
    ELEMENT = "opening tag of raw HTML with Markdown in it"


@dataclass(frozen=True, slots=True)
class Piece:
    """A line, or what is left of it."""

    text: str
    """Blanks at its start may stand for a tab."""
    end: int
    """Where it ends in the body. The start would not do: a tab is one character and up to four columns."""

    def without(self, count: int) -> "Piece":
        """The piece without its first `count` characters."""
        return Piece(self.text[count:], self.end)

    def cut(self, end: int) -> "Piece":
        """The piece up to its character `end`."""
        return Piece(self.text[:end], self.end - (len(self.text) - end)) if end < len(self.text) else self

    def stripped(self) -> "Piece":
        """The piece without blanks around it."""
        text = self.text.rstrip()
        return Piece(text.lstrip(), self.end - (len(self.text) - len(text)))

    @property
    def start(self) -> int:
        """Where its text starts in the body, right where no tab is at its start."""
        return self.end - len(self.text)

    @property
    def is_blank(self) -> bool:
        """Whether nothing can be seen in it."""
        return not self.text.strip()


@dataclass(frozen=True, slots=True)
class Leaf:
    """Running text, its lines joined by line ends."""

    kind: LeafKind
    text: str
    starts: tuple[int, ...]
    """Where each line starts in `text`."""
    shifts: tuple[int, ...]
    """What to add to a place in that line to have the place in the body."""
    level: int = 0
    """Of a heading, 1 to 6."""
    mark: tuple[int, int] = (0, 0)
    """Of a heading, where its `##` or its underline stands in the body."""

    @classmethod
    def of(cls, kind: LeafKind, pieces: Iterable[Piece], level: int = 0, mark: tuple[int, int] = (0, 0)) -> "Leaf":
        """The leaf of these lines. Blanks around them do not count."""
        starts, shifts, texts, length = [], [], [], 0
        for piece in pieces:
            shown = Piece(piece.text.lstrip(), piece.end)
            starts.append(length)
            shifts.append(shown.start - length)
            texts.append(shown.text)
            length += len(shown.text) + 1
        return cls(kind, "\n".join(texts).rstrip(), tuple(starts), tuple(shifts), level, mark)

    def place(self, at: int) -> int:
        """Where the character `at` of the text stands in the body."""
        if not self.starts:
            return self.mark[0]
        return at + self.shifts[bisect_right(self.starts, at) - 1]
