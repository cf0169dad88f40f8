"""Lists, and what is indented below their items."""

import re

from kbtool.lint.reading.block import INDENT, Block
from kbtool.lint.reading.leaf import LeafKind, Piece
from kbtool.lint.reading.parsing import Blocks, Node, Parsing

ITEM = re.compile(r" {0,3}(?:\d+\.|[*+-])[ \t]+(?P<text>.*)")
NESTED_ITEM = re.compile(r" {4,7}(?:\d+\.|[*+-])[ \t]+.*")
TASK = re.compile(r"\[[ xX]\] +")
DEFINED = re.compile(r" {0,3}:[ \t]{1,3}(?P<text>.*)")
NOT_INDENTED = re.compile(r" {0,3}[^ :].*")


def read_indented(parsing: Parsing, parent: Node, blocks: Blocks) -> bool:
    """Text indented below an item of a list."""
    return _read_indented(parsing, parent, blocks, ("li",), ("ul", "ol"))


def read_indented_definition(parsing: Parsing, parent: Node, blocks: Blocks) -> bool:
    """Text indented below a definition."""
    return _read_indented(parsing, parent, blocks, ("dd", "li"), ("dl", "ul", "ol"))


def _read_indented(
    parsing: Parsing, parent: Node, blocks: Blocks, items: tuple[str, ...], lists: tuple[str, ...]
) -> bool:
    below_list = parent.last is not None and parent.last.tag in lists
    if not blocks[0].is_indented or parsing.is_in("detabbed") or not (parent.tag in items or below_list):
        return False
    block = blocks.popleft()
    level, sibling = _level(parsing, parent, block, items, lists)
    block = block.loosely_dedented(level)
    if parent.tag in items:
        target = parent.last if parent.last and below_list else parent
    elif sibling.tag in items:
        target = sibling
    elif sibling.last and sibling.last.tag in items:
        target = sibling.last
    else:
        target = sibling.add(items[0])
    parsing.parse(target, [block], "detabbed")
    return True


def _level(
    parsing: Parsing, parent: Node, block: Block, items: tuple[str, ...], lists: tuple[str, ...]
) -> tuple[int, Node]:
    """How many levels of the block's indentation are those of open lists, and the innermost element of them."""
    text = block.head.text
    indent = (len(text) - len(text.lstrip(" "))) // len(INDENT)
    level = 1 if parsing.is_in("list") else 0
    while indent > level:
        child = parent.last
        if child is None or child.tag not in (*lists, *items):
            break
        level += child.tag in lists
        parent = child
    return level, parent


def read_list(parsing: Parsing, parent: Node, blocks: Blocks) -> bool:
    """A list, or more items of the one before."""
    if not ITEM.fullmatch(blocks[0].head.text):
        return False
    items = _items(blocks.popleft())
    sibling = parent.last
    if sibling and sibling.tag == "ul":
        target = sibling
        _parse_item(parsing, target.add("li"), items.pop(0), "looselist")
    else:
        target = parent if parent.tag == "ul" else parent.add("ul")
    for item in items:
        is_nested = item[0].text.startswith(INDENT) and target.last
        _parse_item(parsing, target.last if is_nested and target.last else target.add("li"), item, "list")
    return True


def _parse_item(parsing: Parsing, node: Node, pieces: list[Piece], state: str) -> None:
    """The marks of tasks (`[ ]`) are no text."""
    task = TASK.match(pieces[0].text)
    pieces = [pieces[0].without(task.end()), *pieces[1:]] if task else pieces
    parsing.parse_lines(node, pieces, state)


def _items(block: Block) -> list[list[Piece]]:
    """The lines of each item; those of nested ones keep their indentation and come together."""
    items: list[list[Piece]] = []
    for piece in block:
        item = ITEM.fullmatch(piece.text)
        if item:
            items.append([piece.without(item.start("text"))])
        elif NESTED_ITEM.fullmatch(piece.text) and not items[-1][0].text.startswith(INDENT):
            items.append([piece])
        else:
            items[-1].append(piece)
    return items


def read_definition(parsing: Parsing, parent: Node, blocks: Blocks) -> bool:
    """`: text` below its terms."""
    found = blocks[0].find(DEFINED, ":")
    if not found or (found[0] == 0 and parent.last is None):
        return False
    at, match = found
    block = blocks.popleft()
    first = block[at].without(match.start("text"))
    inside, rest = block.part(at + 1), block.part(len(block))
    if not (len(inside) and NOT_INDENTED.fullmatch(inside.head.text)):
        inside, rest = inside.dedented(len(INDENT))
    state = "list"
    if at == 0 and parent.last and parent.last.tag == "p":
        state = "looselist"
        parent.children.pop()
    for piece in block.part(0, at):
        parsing.add_text(LeafKind.TERM, [piece])
    target = parent.last if parent.last and parent.last.tag == "dl" else parent.add("dl")
    if at == 0 and target.last and target.last.children:
        state = "looselist"
    parsing.parse_lines(target.add("dd"), [first, *inside], state)
    if len(rest):
        blocks.appendleft(rest)
    return True
