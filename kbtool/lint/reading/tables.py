"""Tables: a header row, a delimiter row, rows of cells."""

import re

from kbtool.lint.reading.block import Block
from kbtool.lint.reading.leaf import LeafKind, Piece
from kbtool.lint.reading.parsing import Blocks, Node, Parsing
from kbtool.lint.reading.structure import Grid

MARKS = re.compile(r"\\\\|(?P<escaped>\\)?(?P<ticks>`+)|\\\||(?P<pipe>\|)")
END_BORDER = re.compile(r"(?<!\\)(?:\\\\)*\|$")


def read_table(parsing: Parsing, parent: Node, blocks: Blocks) -> bool:
    """A block whose second line is a delimiter row with as many cells as the first."""
    block = blocks[0]
    if len(block) < 2 or "|" not in block.head.text:
        return False
    header = block.head.text.strip(" ")
    has_border = header.startswith("|") or bool(END_BORDER.search(header))
    columns = len(_cells(block.head, has_border))
    if columns < 2 and not (columns == 1 and has_border and _all_have_border(block)):
        return False
    delimiters = _cells(block[1], has_border)
    if len(delimiters) != columns or not set("".join(cell.text for cell in delimiters)) <= set("|:- "):
        return False
    blocks.popleft()
    parent.add("table")
    _add_table(parsing, block, columns, has_border)
    return True


def _all_have_border(block: Block) -> bool:
    rows = (piece.text.strip(" ") for piece in block.part(1))
    return all(row.startswith("|") or END_BORDER.search(row) for row in rows)


def _add_table(parsing: Parsing, block: Block, columns: int, has_border: bool) -> None:
    for i, row in enumerate(block):
        if i != 1:
            for cell in _cells(row, has_border)[:columns]:
                if not cell.is_blank:
                    parsing.add_text(LeafKind.CELL, [cell])
    start, end = block.head.stripped().start, block[len(block) - 1].stripped().end
    parsing.structure.tables.append(Grid(columns, max(0, len(block) - 2), start, end))


def _cells(row: Piece, has_border: bool) -> list[Piece]:
    """The cells of a row without blanks around them."""
    row = row.stripped()
    if has_border:
        row = row.without(1) if row.text.startswith("|") else row
        row = row.cut(len(row.text) - 1) if END_BORDER.search(row.text) else row
    cells = []
    position = 0
    for pipe in _pipes(row.text):
        cells.append(row.cut(pipe).without(position).stripped())
        position = pipe + 1
    return [*cells, row.without(position).stripped()]


def _pipes(text: str) -> list[int]:
    """The pipes that part cells: neither escaped nor in code."""
    marks = list(MARKS.finditer(text))
    runs = [match for match in marks if match["ticks"]]
    later: dict[int, list[int]] = {}
    for i in range(len(runs) - 1, -1, -1):
        later.setdefault(len(runs[i]["ticks"]), []).append(i)
    code: list[tuple[int, int]] = []
    i = 0
    while i < len(runs):
        length = len(runs[i]["ticks"]) - bool(runs[i]["escaped"])
        following = later.get(length, [])
        while following and following[-1] <= i:
            following.pop()
        if following:
            code.append((runs[i].start(), runs[following[-1]].end()))
            i = following[-1]
        i += 1
    return _outside([match.start() for match in marks if match["pipe"]], code)


def _outside(places: list[int], ranges: list[tuple[int, int]]) -> list[int]:
    """The places in none of the ranges; both are in order."""
    found = []
    i = 0
    for place in places:
        while i < len(ranges) and ranges[i][1] <= place:
            i += 1
        if i == len(ranges) or place < ranges[i][0]:
            found.append(place)
    return found
