"""A run of lines without a blank one, and parts of it that cost nothing."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter

from kbtool.lint.reading.leaf import Piece

INDENT = "    "
_Matches = list[tuple[int, re.Match[str]]]
"""Number of a line, and how the pattern matches it."""


class Block:
    """Lines of a block. Which of them a pattern matches is found out once for all parts of the block."""

    __slots__ = ("_leads", "_matches", "_pieces", "start", "stop")

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._pieces = pieces
        self._leads = {piece.text.lstrip(" ")[:1] for piece in pieces}
        self._matches: dict[re.Pattern[str], _Matches] = {}
        self.start, self.stop = 0, len(pieces)

    def __len__(self) -> int:
        return self.stop - self.start

    def __getitem__(self, i: int) -> Piece:
        return self._pieces[self.start + i]

    def __iter__(self) -> Iterator[Piece]:
        return iter(self._pieces[self.start : self.stop])

    @property
    def head(self) -> Piece:
        """The first line."""
        return self._pieces[self.start]

    @property
    def is_indented(self) -> bool:
        """Whether its first line is indented by a level or more."""
        return self.head.text.startswith(INDENT)

    def part(self, start: int, stop: int | None = None) -> "Block":
        """The lines from `start` to before `stop`."""
        block = Block.__new__(Block)
        block._pieces, block._matches, block._leads = self._pieces, self._matches, self._leads
        block.start = min(self.start + start, self.stop)
        block.stop = self.stop if stop is None else min(self.start + stop, self.stop)
        return block

    def find(self, pattern: re.Pattern[str], leads: str, start: int = 0) -> tuple[int, re.Match[str]] | None:
        """The first line at or behind `start` that the pattern matches as a whole.

        `leads` holds the characters that such a line can start with, blanks aside: most blocks have none of them.
        """
        if self._leads.isdisjoint(leads):
            return None
        if pattern not in self._matches:
            matches = ((i, pattern.fullmatch(piece.text)) for i, piece in enumerate(self._pieces))
            self._matches[pattern] = [(i, match) for i, match in matches if match]
        found = self._matches[pattern]
        i = bisect_left(found, self.start + start, key=itemgetter(0))
        return (found[i][0] - self.start, found[i][1]) if i < len(found) and found[i][0] < self.stop else None

    def dedented(self, width: int) -> tuple["Block", "Block"]:
        """The lines at the start that are indented by `width`, without it; and the rest."""
        blanks = " " * width
        count = 0
        while count < len(self) and self[count].text.startswith(blanks):
            count += 1
        return Block([self[i].without(width) for i in range(count)]), self.part(count)

    def loosely_dedented(self, levels: int) -> "Block":
        """The lines, those indented by so many levels without them."""
        blanks = INDENT * levels
        if not levels:
            return self
        return Block([piece.without(len(blanks)) if piece.text.startswith(blanks) else piece for piece in self])


def split_blocks(pieces: Iterable[Piece]) -> list[Block]:
    """The blocks between blank lines."""
    blocks: list[Block] = []
    run: list[Piece] = []
    for piece in pieces:
        if piece.text.strip(" \t"):
            run.append(piece)
        elif run:
            blocks.append(Block(run))
            run = []
    if run:
        blocks.append(Block(run))
    return blocks
