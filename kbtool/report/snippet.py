"""The source line of a finding, with carets under what is meant."""

from msgspec import Struct
from rich.cells import cell_len

from kbtool.diagnostics import Span
from kbtool.report.printable import printable

BEFORE = 60
"""Columns shown left of a finding that stands far inside a long line."""
WIDTH = 100
"""Columns of the source that are shown."""
ELLIPSIS = "…"
REACH = 1_000
"""No more characters than this are looked at on each side: far more than fit, unless they have no width."""


class Snippet(Struct, frozen=True):
    """Two lines that belong below each other in a terminal."""

    source: str
    carets: str


def find_snippet(source: str, span: Span) -> Snippet | None:
    """The part of the source line around the span; None where the line is empty or does not reach so far.

    Columns count code points; carets count what a terminal shows: two for wide letters, none for marks (Unicode TR 11).
    """
    if not source.strip() or not 1 <= span.column <= len(source) + 1:
        return None
    end = max(span.end_column if span.end_line == span.line else len(source) + 1, span.column)
    first = max(0, span.column - 1 - REACH)
    before = printable(source[first : span.column - 1])
    marked = printable(source[span.column - 1 : min(end - 1, span.column - 1 + REACH)])
    after = printable(source[end - 1 : end - 1 + REACH])
    if cell_len(before) > BEFORE:
        before = ELLIPSIS + _last_columns(before, BEFORE)
    carets = min(max(cell_len(marked), 1), WIDTH - cell_len(before))
    return Snippet(_first_columns(before + marked + after, WIDTH), " " * cell_len(before) + "^" * carets)


def _first_columns(text: str, width: int) -> str:
    if cell_len(text) <= width:
        return text.rstrip()
    while cell_len(text) >= width:
        text = text[: min(len(text) - 1, width)]
    return text + ELLIPSIS


def _last_columns(text: str, width: int) -> str:
    while cell_len(text) > width:
        text = text[1:]
    return text
