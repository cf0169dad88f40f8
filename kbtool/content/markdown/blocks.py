"""The blocks of a Markdown body that hold text: headings, paragraphs, list items, table rows.

Only as much of Markdown as plain text needs; the engine makes the page. Fenced code, comments and preformatted HTML
are no blocks here.
"""

import re
from collections.abc import Iterator, Sequence
from enum import Enum

from msgspec import Struct

from kbtool.content.markdown.verbatim import LineKind, lines_of

INDENT = " \t>"
"""What may stand before any mark of a block."""
HASHES = re.compile(r"#{1,6}")
SETEXT_LINE = re.compile(r"(=+|-+)[ \t]*")
MARKER = re.compile(r"[ \t>]*(?:!!!|\?\?\?|===[!+]*[ \t]+[\"']|///|--8<--|\[TOC\])")
DEFINITION = re.compile(r"[ \t>]*(?:\[[^\[\]]+\]:|\*\[[^\[\]]+\]:)")
RULE = re.compile(r"[ \t>]*(?:-[-\t ]+-|\*[*\t ]+\*|_[_\t ]+_)[ \t]*")
LIST_ITEM = re.compile(r"[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?")
TABLE_LINE = re.compile(r"[ \t>]*\|")
BLOCK_START = re.compile("|".join(["#", *(mark.pattern for mark in (MARKER, DEFINITION, LIST_ITEM, TABLE_LINE))]))
"""What one of these begins is no more of the block above it."""
DELIMITER_ROW = re.compile(r"\|?[ \t]*:?-+:?[ \t]*\|[-:| \t]*")


class BlockKind(Enum):
    """What a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    TABLE_ROW = "table row"


class Block(Struct, frozen=True, gc=False):
    """A run of lines that belong together."""

    kind: BlockKind
    text: str
    """Its Markdown, without the marks of list, quotation or heading."""
    line: int
    """The line it starts on, from 1."""
    level: int = 0
    """Of a heading, 1 to 6; else 0."""


def read_blocks(body: str) -> Iterator[Block]:
    """The blocks of a body in reading order."""
    lines, kinds = lines_of(body)
    text = LineKind.TEXT
    pending: list[str] = []
    first, is_plain = 0, False
    for i, (line, kind) in enumerate(zip(lines, kinds, strict=True), 1):
        start = line.lstrip(INDENT)[:1] if kind is text else ""
        if pending:
            if start.isalpha() or (start and not BLOCK_START.match(line)):
                pending.append(line)
                continue
            if len(pending) == 1 and is_plain:
                yield Block(BlockKind.PARAGRAPH, pending[0].lstrip(INDENT), first)  # as most are
            else:
                yield from _blocks(pending, first)
            pending = []
        if start:
            pending, first, is_plain = [line], i, start.isalpha()
    if pending:
        yield from _blocks(pending, first)


def _is_plain(line: str) -> bool:
    """Whether a line begins with a letter, as most do: every mark of a block begins with something else."""
    return line.lstrip(INDENT)[:1].isalpha()


def _blocks(lines: Sequence[str], first: int) -> Iterator[Block]:
    """What a run of lines without a blank one is; `first` is the number of its first line."""
    head = lines[0]
    is_plain = _is_plain(head)
    if not is_plain and (MARKER.match(head) or DEFINITION.match(head) or RULE.fullmatch(head)):
        lines, first = lines[1:], first + 1
    elif not is_plain and (hashes := HASHES.match(head)):
        yield Block(BlockKind.HEADING, head[hashes.end() :].strip().rstrip("#").rstrip(), first, hashes.end())
        lines, first = lines[1:], first + 1
    elif len(lines) > 1 and (underline := SETEXT_LINE.fullmatch(lines[1])):
        yield Block(BlockKind.HEADING, head.strip(), first, 1 if underline[1][0] == "=" else 2)
        lines, first = lines[2:], first + 2
    if lines:
        yield _text_block(lines, first)


def _text_block(lines: Sequence[str], first: int) -> Block:
    is_plain = _is_plain(lines[0])
    if (not is_plain and TABLE_LINE.match(lines[0])) or any(_is_delimiter_row(line) for line in lines[1:2]):
        rows = (line for line in lines if not _is_delimiter_row(line))
        return Block(BlockKind.TABLE_ROW, "\n".join(row.replace("|", " ") for row in rows), first)
    item = None if is_plain else LIST_ITEM.match(lines[0])
    start = item.end() if item else 0
    text = "\n".join([line.lstrip(INDENT) for line in [lines[0][start:], *lines[1:]]])
    return Block(BlockKind.LIST_ITEM if item else BlockKind.PARAGRAPH, text, first)


def _is_delimiter_row(line: str) -> bool:
    return "|" in line and bool(DELIMITER_ROW.fullmatch(line.strip(INDENT)))
