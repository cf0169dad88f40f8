"""Raw HTML elements that hold Markdown."""

import re

from kbtool.lint.reading.block import Block
from kbtool.lint.reading.leaf import LeafKind
from kbtool.lint.reading.parsing import Blocks, Node, Parsing
from kbtool.lint.reading.structure import PLACEHOLDER

ELEMENT = re.compile(r"\x02([OSC])\d+\x03.*")


def read_element(parsing: Parsing, parent: Node, blocks: Blocks) -> bool:
    """Raw HTML with Markdown in it: its own blocks, or one run of text."""
    match = ELEMENT.fullmatch(blocks[0].head.text)
    if not match:
        return False
    blocks.popleft()
    if match[1] == "C":
        return True
    parsing.restore("O", int(PLACEHOLDER.findall(match[0])[0][1]))
    inside: list[Block] = []
    depth = 1
    while blocks:
        block = blocks.popleft()
        mark = ELEMENT.fullmatch(block.head.text)
        depth += (-1 if mark[1] == "C" else 1) if mark else 0
        if not depth:
            break
        inside.append(block)
    if match[1] == "O":
        parsing.parse(parent.add("div"), inside)
    else:
        parent.add("div")
        parsing.add_text(LeafKind.PARAGRAPH, [piece for block in inside for piece in block])
    return True
