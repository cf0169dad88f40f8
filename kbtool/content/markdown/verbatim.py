"""Which lines of a Markdown body are not Markdown: fenced code, HTML comments, preformatted HTML.

The rules are the engine's (pymdownx.superfences), not CommonMark's: a fence may be indented to any depth, is closed
only by the very same run of characters, and without that closing line it is no fence at all.
"""

import re
from collections.abc import Sequence
from enum import Enum
from functools import lru_cache

from msgspec import Struct

OPENING_FENCE = re.compile(r"[ \t>]*(`{3,}+|~{3,}+)([^`]*)")
CLOSING_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})[ \t]*")
RAW_OPENING = re.compile(r"[ \t>]*<(!--|pre\b|script\b|style\b|textarea\b)", re.IGNORECASE)
RAW_CLOSING = re.compile(r"(--|</(?:pre|script|style|textarea))[ \t]*>", re.IGNORECASE)


class LineKind(Enum):
    """What a line of a body is."""

    TEXT = "text"
    CODE = "code"
    """A line of a fenced block, the fences included."""
    HTML = "html"
    """A line of a comment or of `pre`, `script`, `style`, `textarea`."""


class _Block(Struct, frozen=True):
    kind: LineKind
    closing: str


@lru_cache(maxsize=1)
def lines_of(body: str) -> tuple[Sequence[str], Sequence[LineKind]]:
    """The lines of a body and their kinds. Reading asks several things of one body before it comes to the next."""
    lines = body.split("\n")
    return lines, line_kinds(lines)


def line_kinds(lines: Sequence[str]) -> list[LineKind]:
    """One kind for each line. Every line is looked at twice at most, whatever it holds."""
    kinds = [LineKind.TEXT] * len(lines)
    closings = {i: _closings(lines[i]) for i in _marked(lines)}
    last = {closing: i for i, found in closings.items() for closing in found}
    block: _Block | None = None
    first = 0
    for i in closings:
        if block is None:
            block, first = _opened(lines[i]), i
            if block and last.get(block.closing, -1) <= i:
                block = None  # What nothing closes any more opens nothing, so nobody searches in vain.
        elif block.closing in closings[i]:
            kinds[first : i + 1] = [block.kind] * (i + 1 - first)
            block = None
    return kinds


def _marked(lines: Sequence[str]) -> list[int]:
    """The lines that may open or close something. Most do neither, which this tells at a tenth of what asking costs."""
    return [i for i, line in enumerate(lines) if "```" in line or "~~~" in line or "<" in line or ">" in line]


def _closings(line: str) -> set[str]:
    fence = CLOSING_FENCE.fullmatch(line)
    if fence:
        return {fence[1]}
    if ">" not in line:
        return set()
    return {match[1].lower() for match in RAW_CLOSING.finditer(line)}


def _opened(line: str) -> _Block | None:
    fence = OPENING_FENCE.fullmatch(line)
    if fence:
        return _Block(LineKind.CODE, fence[1])
    raw = RAW_OPENING.match(line)
    if raw is None:
        return None
    closing = "--" if raw[1] == "!--" else f"</{raw[1].lower()}"
    return None if closing in _closings(line) else _Block(LineKind.HTML, closing)
