"""Where an article shows a text that is written once for several: `/// include | _includes/terms.md`, then `///`.

The form is that of the blocks for an audience. What looks like such a block and is none is an error: readers would see
the mark instead of the text.
"""

import re
from collections.abc import Sequence

from msgspec import Struct

from kbtool.content.markdown.verbatim import LineKind, line_kinds

FOLDER = "_includes"
"""The folder in each language folder that holds the shared texts; no page is made of what lies there."""
HEADER = re.compile(r"([ \t]*)(/{3,})[ \t]+include[ \t]*\|[ \t]*(\S+)[ \t]*")
MEANT = re.compile(r"[\s>*+.)\d-]*/{2,}\s*includes?\b\s*(?:\||[\"']?\S*\.md\b)", re.IGNORECASE)
POSSIBLE = re.compile(r"//\s*include", re.IGNORECASE)
"""Only a body that holds this can hold an include; most do not, and need no closer look."""


class IncludeBlock(Struct, frozen=True):
    """One include of a body."""

    line: int
    """The index of its first line, from 0."""
    indent: str
    """What stands before the mark, and has to stand before every line of the text."""
    path: str
    """As written; empty where the block is none."""


def is_include(key: str) -> bool:
    """Whether the file with this key (see `Article.key`) is a shared text and no page."""
    return key.startswith("_") and key.partition("/")[0].casefold() == FOLDER


def find_include_blocks(lines: Sequence[str]) -> list[IncludeBlock]:
    """The includes outside code and comments, in their order; each takes two lines, a broken one takes one."""
    kinds = line_kinds(lines)
    found: list[IncludeBlock] = []
    for i, line in enumerate(lines):
        if kinds[i] is not LineKind.TEXT or not POSSIBLE.search(line):
            continue
        header = HEADER.fullmatch(line)
        if header and i + 1 < len(lines) and lines[i + 1].strip() == header[2]:
            found.append(IncludeBlock(i, header[1], header[3]))
        elif header or MEANT.match(line):
            found.append(IncludeBlock(i, "", ""))
    return found
