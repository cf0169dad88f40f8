"""The blocks of a body, in the order of processors that Python-Markdown has."""

import re

from kbtool.lint.reading.block import INDENT
from kbtool.lint.reading.definitions import read_abbreviation, read_footnote, read_reference
from kbtool.lint.reading.elements import read_element
from kbtool.lint.reading.fences import cut_fences
from kbtool.lint.reading.html_blocks import cut_html
from kbtool.lint.reading.leaf import Leaf, LeafKind, Piece
from kbtool.lint.reading.lists import read_definition, read_indented, read_indented_definition, read_list
from kbtool.lint.reading.notes import read_fold, read_note, read_tab
from kbtool.lint.reading.parsing import Blocks, Node, Parsing
from kbtool.lint.reading.structure import Structure
from kbtool.lint.reading.tables import read_table

HEADING = re.compile(r"(#{1,6})((?:[^\\]|\\.)*)")
HASHES = re.compile(r"(?<!\\)(#+)$")
UNDERLINE = re.compile(r"(?:=+|-+) *")
RULE = re.compile(r" {0,3}(?:-(?: {0,2}-){2,}|_(?: {0,2}_){2,}|\*(?: {0,2}\*){2,}) *")
QUOTE = re.compile(r" {0,3}> ?(?P<text>.*)")
AUDIENCE = re.compile(r"[ \t]*/{3,}[ \t]+audience[ \t]*\|[ \t]*[\w-]+[ \t]*")
AUDIENCE_END = re.compile(r"[ \t]*/{3,}[ \t]*")
RESERVED = {2: 0xFFFD, 3: 0xFFFD}
"""The characters of placeholders, as one that means nothing."""


def read_structure(body: str) -> Structure:
    """The blocks of a body; offsets are those of its characters. Linear time."""
    found = Structure()
    pieces, fences = cut_fences(_lines(body))
    cut = cut_html(_without_audience_marks(pieces) if "///" in body else pieces)
    found.comments.extend(cut.comments)
    parsing = Parsing(found, PROCESSORS, fences, cut.raw)
    parsing.parse_lines(Node("div"), cut.pieces)
    for lines in parsing.later.values():
        parsing.parse_lines(Node("div"), lines)
    return found


def _lines(body: str) -> list[Piece]:
    pieces = []
    end = 0
    text = body.translate(RESERVED) if "\x02" in body or "\x03" in body else body
    for line in text.split("\n"):
        end += len(line)
        text = line.lstrip(" \t")
        pieces.append(Piece(line[: len(line) - len(text)].expandtabs(len(INDENT)) + text, end))
        end += 1
    return pieces


def _without_audience_marks(pieces: list[Piece]) -> list[Piece]:
    """Blank lines for the marks of audience blocks, which no edition shows."""
    if not any(AUDIENCE.fullmatch(piece.text) for piece in pieces):
        return pieces
    return [
        Piece("", piece.end) if AUDIENCE.fullmatch(piece.text) or AUDIENCE_END.fullmatch(piece.text) else piece
        for piece in pieces
    ]


def read_code(parsing: Parsing, parent: Node, blocks: Blocks) -> bool:
    """Code by indentation. A fence in it is code, too."""
    if not blocks[0].is_indented:
        return False
    block = blocks.popleft()
    code, rest = block.dedented(len(INDENT))
    indented, start = parsing.structure.indented, code[0].stripped().start
    if parent.last and parent.last.tag == "pre" and indented:
        start = indented.pop()[0]
    else:
        parent.add("pre")
    indented.append((start, code[len(code) - 1].stripped().end))
    if len(rest):
        blocks.appendleft(rest)
    return True


def read_heading(parsing: Parsing, parent: Node, blocks: Blocks) -> bool:
    """`## Title`, on any line of a block."""
    found = blocks[0].find(HEADING, "#")
    if not found:
        return False
    at, match = found
    block = blocks.popleft()
    if at:
        parsing.parse(parent, [block.part(0, at)])
    _add_heading(parsing, parent, block[at], match)
    rest = block.part(at + 1)
    if len(rest):
        blocks.appendleft(rest.loosely_dedented(1) if parsing.is_in("looselist") else rest)
    return True


def _add_heading(parsing: Parsing, parent: Node, piece: Piece, match: re.Match[str]) -> None:
    level = len(match[1])
    hashes = HASHES.search(match[2])
    text = piece.cut(level + (hashes.start() if hashes else len(match[2]))).without(level).stripped()
    parsing.structure.leaves.append(Leaf.of(LeafKind.HEADING, [text], level, (piece.start, piece.start + level)))
    parent.add(f"h{level}")


def read_underlined(parsing: Parsing, parent: Node, blocks: Blocks) -> bool:
    """A heading over `===` or `---`, at the start of a block."""
    block = blocks[0]
    if len(block) < 2 or not UNDERLINE.fullmatch(block[1].text):
        return False
    blocks.popleft()
    line = block[1].stripped()
    level = 1 if line.text[0] == "=" else 2
    leaf = Leaf.of(LeafKind.HEADING, [block[0].stripped()], level, (line.start, line.end))
    parsing.structure.leaves.append(leaf)
    parent.add(f"h{level}")
    if len(block) > 2:
        blocks.appendleft(block.part(2))
    return True


def read_rule(parsing: Parsing, parent: Node, blocks: Blocks) -> bool:
    """`---`, on any line of a block."""
    found = blocks[0].find(RULE, "-_*")
    if not found:
        return False
    at, _ = found
    block = blocks.popleft()
    if at:
        parsing.parse(parent, [block.part(0, at)])
    parent.add("hr")
    if at + 1 < len(block):
        blocks.appendleft(block.part(at + 1))
    return True


def read_quotation(parsing: Parsing, parent: Node, blocks: Blocks) -> bool:
    """`> text`, from its first line to the end of the block."""
    found = blocks[0].find(QUOTE, ">")
    if not found:
        return False
    at, _ = found
    block = blocks.popleft()
    if at:
        parsing.parse(parent, [block.part(0, at)])
    quote = parent.last if parent.last and parent.last.tag == "blockquote" else parent.add("blockquote")
    parsing.parse_lines(quote, map(_unquoted, block.part(at)), "blockquote")
    return True


def _unquoted(piece: Piece) -> Piece:
    match = QUOTE.fullmatch(piece.text)
    return piece.without(match.start("text")) if match else piece


def read_paragraph(parsing: Parsing, parent: Node, blocks: Blocks) -> bool:
    """What is nothing else."""
    parsing.add_text(LeafKind.PARAGRAPH, blocks.popleft())
    if not parsing.is_in("list"):
        parent.add("p")
    return True


PROCESSORS = (
    read_note,
    read_element,
    read_fold,
    read_tab,
    read_indented,
    read_indented_definition,
    read_code,
    read_table,
    read_heading,
    read_underlined,
    read_rule,
    read_list,
    read_definition,
    read_quotation,
    read_footnote,
    read_abbreviation,
    read_reference,
    read_paragraph,
)
