"""The blocks of a body."""

import re

from kbtool.content.inline import reference_label
from kbtool.content.verbatim import LineKind, line_kinds
from kbtool.lint.reading.leaf import Leaf, LeafKind, Piece
from kbtool.lint.reading.structure import Definition, Fence, Structure

HEADING = re.compile(r"(#{1,6})(.*?)#*[ \t]*")
UNDERLINE = re.compile(r"(=+|-+)[ ]*")
ITEM = re.compile(r"[ \t>]*(?:[-*+]|\d+\.)[ \t]+")
DEFINITION = re.compile(r"[ ]{0,3}\[([^\[\]]+)\]:[ ]*(\S+)[ ]*(?:[\"'(](.*)[\"')])?[ ]*")


def read_structure(body: str) -> Structure:
    found = Structure()
    lines = body.split("\n")
    kinds = line_kinds(lines)
    offset = 0
    pending: list[Piece] = []
    code: list[Piece] = []
    is_item = False

    def flush():
        if pending:
            found.leaves.append(Leaf.of(LeafKind.PARAGRAPH, pending))
            pending.clear()

    for i, line in enumerate(lines):
        piece = Piece(line, offset + len(line))
        offset += len(line) + 1
        if kinds[i] is LineKind.CODE:
            flush()
            code.append(piece)
            if (
                len(code) > 1
                and line.strip(" \t>")
                and set(line.strip(" \t>")) <= {"`", "~"}
                and (code[0].text.strip(" \t>").startswith(line.strip(" \t>")))
            ):
                found.fences.append(
                    Fence(
                        code[0].text.strip(" \t>`~").split(" ")[0],
                        "\n".join(p.text for p in code[1:-1]),
                        code[0].stripped().start,
                        piece.end,
                    )
                )
                code = []
            continue
        if kinds[i] is LineKind.HTML or not line.strip():
            flush()
            continue
        if m := HEADING.fullmatch(line):
            flush()
            title = piece.cut(m.end(2)).without(m.start(2)).stripped()
            found.leaves.append(Leaf.of(LeafKind.HEADING, [title], len(m[1]), (piece.start, piece.start + len(m[1]))))
        elif len(pending) == 1 and (m := UNDERLINE.fullmatch(line)):
            found.leaves.append(
                Leaf.of(LeafKind.HEADING, pending, 1 if line[0] == "=" else 2, (piece.start, piece.start + m.end(1)))
            )
            pending.clear()
        elif m := DEFINITION.fullmatch(line):
            flush()
            found.definitions[reference_label(m[1])] = Definition(
                m[2].strip("<>"), piece.start + m.start(2), piece.start + m.end(2), m[3] or ""
            )
        else:
            if m := ITEM.match(line):
                flush()
                piece = piece.without(m.end())
            pending.append(piece)
    flush()
    return found
