"""Rows as a text table, in which letters of every width stand below each other."""

from collections.abc import Mapping, Sequence

from rich.cells import cell_len

from kbtool.report.printable import printable

GAP = "  "


def render_table(columns: Sequence[str], rows: Sequence[Mapping[str, str]]) -> str:
    """The rows below the names of the columns; a missing value is empty; no line end at the end."""
    lines = [list(columns), *([printable(row.get(name, "")) for name in columns] for row in rows)]
    return render_aligned(lines)


def render_aligned(lines: Sequence[Sequence[str]]) -> str:
    """Lines of cells with each column as wide as its widest cell."""
    widths: dict[int, int] = {}
    for line in lines:
        for column, cell in enumerate(line):
            widths[column] = max(widths.get(column, 0), cell_len(cell))
    return "\n".join(
        GAP.join(_padded(cell, widths[column]) for column, cell in enumerate(line)).rstrip() for line in lines
    )


def _padded(text: str, width: int) -> str:
    return text + " " * (width - cell_len(text))
