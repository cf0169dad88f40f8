"""What the blocks of a body are, before anybody looks inside them."""

import re
from dataclasses import dataclass, field

from kbtool.lint.reading.leaf import Leaf

PLACEHOLDER = re.compile(r"\x02([A-Z])(\d+)\x03")
"""Stands for what was cut out of a body: a letter for its kind, and its number."""


def placeholder(kind: str, i: int) -> str:
    """F a fence, H raw HTML, O and C start and end of an element with Markdown in it, S of one with a line of it."""
    return f"\x02{kind}{i}\x03"


@dataclass(frozen=True, slots=True)
class Definition:
    """The definition of a reference, `[label]: address`."""

    url: str
    start: int
    """Where the address starts in the body."""
    end: int
    title: str = ""


@dataclass(frozen=True, slots=True)
class Marked:
    """A line that says what the text below it is: of a note, a tab, a footnote."""

    kind: str
    title: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Fence:
    """A fenced code block."""

    language: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A table."""

    columns: int
    rows: int
    start: int
    end: int


@dataclass(slots=True)
class Structure:
    """All blocks, each kind in the order in which they were met. Offsets are those of the body."""

    leaves: list[Leaf] = field(default_factory=list)
    fences: list[Fence] = field(default_factory=list)
    notes: list[Marked] = field(default_factory=list)
    tabs: list[Marked] = field(default_factory=list)
    footnotes: list[Marked] = field(default_factory=list)
    tables: list[Grid] = field(default_factory=list)
    definitions: dict[str, Definition] = field(default_factory=dict)
    raw: list[Leaf] = field(default_factory=list)
    """Pieces of raw HTML in which nothing is Markdown."""
    indented: list[tuple[int, int]] = field(default_factory=list)
    """Code by indentation, from its first line to its last."""
    comments: list[tuple[int, int]] = field(default_factory=list)
    """Of each comment, from `<!--` to `-->`."""
