"""Rows as a text table, in which letters of every width stand below each other."""

from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from itertools import zip_longest

from kbtool.report.printable import printable

GAP = "  "
ELLIPSIS = "…"
"""As wide as a Latin letter, and in many cells that are cut."""


def render_table(columns: Sequence[str], rows: Sequence[Mapping[str, str]]) -> str:
    """The rows below the names of the columns; a missing value is empty; no line end at the end."""
    return _aligned(_shown([name, *[row.get(name, "") for row in rows]]) for name in columns)


def render_aligned(lines: Sequence[Sequence[str]]) -> str:
    """Lines of cells with each column as wide as its widest cell."""
    return _aligned(zip_longest(*lines, fillvalue=""))


def _shown(cells: Sequence[str]) -> Sequence[str]:
    return cells if "".join(cells).isprintable() else list(map(printable, cells))


def _aligned(columns: Iterable[Sequence[str]]) -> str:
    return "\n".join(GAP.join(line).rstrip() for line in zip(*map(_padded, columns), strict=True))


def _padded(cells: Sequence[str]) -> list[str]:
    """The cells of a column, each as wide as the widest."""
    joined = "".join(cells).replace(ELLIPSIS, "")
    if joined.isascii() and joined.isprintable():
        widest = max(map(len, cells))
        return [cell.ljust(widest) for cell in cells]
    cell_len = import_module("rich.cells").cell_len  # many tables are in ASCII
    widths = [len(cell) if cell.isascii() and cell.isprintable() else cell_len(cell) for cell in cells]
    widest = max(widths)
    return [cell + " " * (widest - width) for cell, width in zip(cells, widths, strict=True)]
