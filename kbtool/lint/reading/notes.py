"""Notes (`!!!`), blocks that fold (`???`) and tabs (`===`): a line, and indented text below it."""

import re

from kbtool.lint.reading.block import INDENT, Block
from kbtool.lint.reading.leaf import LeafKind, Piece
from kbtool.lint.reading.parsing import Blocks, Node, Parsing
from kbtool.lint.reading.structure import Marked

LISTS = ("ul", "ol", "dl")
NOTE = re.compile(r"!!! ?([\w\-]+(?: +[\w\-]+)*)(?: +\"(.*?)\")? *")
FOLD = re.compile(r"\?{3}\+? ?(?:([\w\-]+(?: +[\w\-]+)*?)?(?: +\"(.*?)\")|([\w\-]+(?: +[\w\-]+)*?)) *")
TAB = re.compile(r"={3}(?:\+!?|!\+?)? +\"(.*?)\" *")


def read_note(parsing: Parsing, parent: Node, blocks: Blocks) -> bool:
    """`!!! kind "title"`."""
    return _read_start(parsing, parent, blocks, NOTE) or _read_more(parsing, parent, blocks, "note")


def read_fold(parsing: Parsing, parent: Node, blocks: Blocks) -> bool:
    """`??? kind "title"`."""
    return _read_start(parsing, parent, blocks, FOLD) or _read_more(parsing, parent, blocks, "fold")


def read_tab(parsing: Parsing, parent: Node, blocks: Blocks) -> bool:
    """`=== "title"`."""
    return _read_start(parsing, parent, blocks, TAB) or _read_more(parsing, parent, blocks, "tabs")


def _read_start(parsing: Parsing, parent: Node, blocks: Blocks, pattern: re.Pattern[str]) -> bool:
    found = blocks[0].find(pattern, "!?=")
    if not found:
        return False
    at, match = found
    block = blocks.popleft()
    if at:
        parsing.parse(parent, [block.part(0, at)])
    inside, rest = block.part(at + 1).dedented(len(INDENT))
    node = _add_marked(parsing, parent, block[at], match)
    parsing.parse(node, [inside] if len(inside) else [])
    if len(rest):
        blocks.appendleft(rest)
    return True


def _add_marked(parsing: Parsing, parent: Node, piece: Piece, match: re.Match[str]) -> Node:
    pattern = match.re
    title_group = 1 if pattern is TAB else 2
    title = match[title_group] or ""
    if title:
        parsing.add_text(LeafKind.TITLE, [piece.cut(match.end(title_group)).without(match.start(title_group))])
    shown = piece.stripped()
    if pattern is TAB:
        parsing.structure.tabs.append(Marked("", title, shown.start, shown.end))
        tabs = parent.last if parent.last and parent.last.kind == "tabs" and "!" not in match[0][:5] else None
        content = tabs.last if tabs else parent.add("div", "tabs").add("div", "content")
        return content.add("div", "tab") if content else parent
    names = match[1] if pattern is NOTE else match[1] or match[3]
    kind = (names or "").split(" ")[0].lower()
    parsing.structure.notes.append(Marked(kind, title, shown.start, shown.end))
    return parent.add("div", "note") if pattern is NOTE else parent.add("details", "fold")


def _read_more(parsing: Parsing, parent: Node, blocks: Blocks, kind: str) -> bool:
    """A further block of a note, a fold or a tab: it is indented, and the note was the last thing."""
    container = parent.last
    if container is None or container.kind != kind or not blocks[0].is_indented:
        return False
    node, indent = _innermost(container, blocks[0])
    if node is None:
        return False
    inside, rest = blocks.popleft().dedented(indent)
    if node.kind == "tabs":
        node = node.last.last if node.last and node.last.last else node
    parsing.parse(node, [inside] if len(inside) else [])
    if len(rest):
        blocks.appendleft(rest)
    return True


def _innermost(container: Node, block: Block) -> tuple[Node | None, int]:
    """The element that the block belongs to, down the lists in the container, and the indentation that says so."""
    node: Node | None = container
    last = container.last
    if container.kind == "tabs":
        last = last.last if last else None
    text, indent = block.head.text, 0
    while last is not None and text.startswith(INDENT * 2):
        if last.kind == "tab":
            last = last.last
            if last is None:
                break
        if last.tag not in LISTS:
            break
        node = last.last
        last = node.last if node else None
        text = text[len(INDENT) :]
        indent += len(INDENT)
    return node, indent + len(INDENT)
