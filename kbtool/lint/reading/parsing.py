"""The state of reading blocks: the tree so far, and what was found.

The order of the processors and what each does is Python-Markdown's; only so do headings and links come out as on the
page. The tree keeps no text, just what later blocks depend on.
"""

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from kbtool.lint.reading.block import Block, split_blocks
from kbtool.lint.reading.leaf import Leaf, LeafKind, Piece
from kbtool.lint.reading.structure import PLACEHOLDER, Fence, Structure

MAXIMUM_DEPTH = 60
"""Deeper text is read as a paragraph: every level copies its lines."""


@dataclass(slots=True)
class Node:
    """An element of the page."""

    tag: str
    kind: str = ""
    """Tells notes, tabs and their parts apart, which are all `div`."""
    children: list["Node"] = field(default_factory=list)

    @property
    def last(self) -> "Node | None":
        """The last child."""
        return self.children[-1] if self.children else None

    def add(self, tag: str, kind: str = "") -> "Node":
        """A new last child."""
        node = Node(tag, kind)
        self.children.append(node)
        return node


Blocks = deque[Block]
Processor = Callable[["Parsing", Node, Blocks], bool]
"""Takes the first block, or part of it, if it is of its kind; says whether it did."""


class Parsing:
    """Reads blocks into `structure`."""

    def __init__(self, structure: Structure, processors: Iterable[Processor], fences: list[Fence], raw: list[Leaf]):
        self.structure = structure
        self.processors = tuple(processors)
        self.fences = fences
        self.raw = raw
        self.states: list[str] = []
        self.later: dict[str, list[Piece]] = {}
        """Label → text of each footnote; they stand at the end of the page. The last of several counts."""
        self.depth = 0

    def parse(self, parent: Node, blocks: Iterable[Block], state: str | None = None) -> None:
        """Reads blocks as children of `parent`, in a state of its own if one is named."""
        if state is not None:
            self.states.append(state)
        self.depth += 1
        queue = deque(blocks)
        while queue:
            if not len(queue[0]) or self.depth > MAXIMUM_DEPTH:
                self.add_text(LeafKind.PARAGRAPH, queue.popleft())
            else:
                any(processor(self, parent, queue) for processor in self.processors)
        self.depth -= 1
        if state is not None:
            self.states.pop()

    def parse_lines(self, parent: Node, pieces: Iterable[Piece], state: str | None = None) -> None:
        """Reads lines, which may have blank ones among them."""
        self.parse(parent, split_blocks(pieces), state)

    def is_in(self, state: str) -> bool:
        """Whether this is the state just now."""
        return bool(self.states) and self.states[-1] == state

    def add_text(self, kind: LeafKind, pieces: Iterable[Piece]) -> None:
        """Running text. Placeholders among its lines stand for what was cut out."""
        run: list[Piece] = []
        for piece in pieces:
            found = PLACEHOLDER.search(piece.text)
            if not found:
                run.append(piece)
                continue
            if run:
                self.structure.leaves.append(Leaf.of(kind, run))
                run = []
            for match in PLACEHOLDER.finditer(piece.text):
                self.restore(match[1], int(match[2]))
        if run:
            self.structure.leaves.append(Leaf.of(kind, run))

    def restore(self, kind: str, i: int) -> None:
        """Counts what a placeholder stands for: it did not end up in code or a comment."""
        if kind == "F":
            self.structure.fences.append(self.fences[i])
        elif kind in "HOS":
            self.structure.raw.append(self.raw[i])
            for match in PLACEHOLDER.finditer(self.raw[i].text):
                self.restore(match[1], int(match[2]))
