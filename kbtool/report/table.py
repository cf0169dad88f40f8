"""Rows as a text table, in which letters of every width stand below each other."""

from collections.abc import Mapping, Sequence
from itertools import zip_longest

from rich.cells import cell_len

from kbtool.report.printable import printable

GAP = "  "


def render_table(columns: Sequence[str], rows: Sequence[Mapping[str, str]]) -> str:
    """The rows below the names of the columns; a missing value is empty; no line end at the end."""
    lines = [[row.get(name, "") for name in columns] for row in rows]
    shown = (line if "".join(line).isprintable() else list(map(printable, line)) for line in lines)
    return render_aligned([columns, *shown])


def render_aligned(lines: Sequence[Sequence[str]]) -> str:
    """Lines of cells with each column as wide as its widest cell."""
    columns = [_padded(column) for column in zip_longest(*lines, fillvalue="")]
    return "\n".join(GAP.join(line).rstrip() for line in zip(*columns, strict=True))


def _padded(cells: Sequence[str]) -> list[str]:
    """The cells of a column, each as wide as the widest."""
    joined = "".join(cells)
    if joined.isascii() and joined.isprintable():
        widest = max(map(len, cells))
        return [cell.ljust(widest) for cell in cells]
    widths = [len(cell) if cell.isascii() and cell.isprintable() else cell_len(cell) for cell in cells]
    widest = max(widths)
    return [cell + " " * (widest - width) for cell, width in zip(cells, widths, strict=True)]
