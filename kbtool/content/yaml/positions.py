"""Offsets in a text as places in its file."""

from bisect import bisect_right
from functools import cached_property

from kbtool.diagnostics import Span


class Positions:
    """Places in a text whose first line is line `first_line` of its file; only `\\n` ends a line."""

    def __init__(self, text: str, first_line: int = 1) -> None:
        self.text = text
        self.first_line = first_line

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """The offset of the first character of every line."""
        starts = [0]
        found = self.text.find("\n")
        while found >= 0:
            starts.append(found + 1)
            found = self.text.find("\n", found + 1)
        return tuple(starts)

    def span(self, start: int, end: int) -> Span:
        """The span from offset `start` to offset `end`, both cut to the text; white space at its end is left out."""
        start = max(0, min(start, len(self.text)))
        end = max(start, min(end, len(self.text)))
        while end > start and self.text[end - 1] in " \n":
            end -= 1
        line, column = self.place(start)
        end_line, end_column = self.place(end)
        return Span(line, column, end_line, end_column)

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1."""
        i = bisect_right(self.starts, offset) - 1
        return self.first_line + i, offset - self.starts[i] + 1
