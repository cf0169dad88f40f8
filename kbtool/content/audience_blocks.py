"""Parts of an article for fewer readers than the rest: `/// audience | agents` … `///`.

The form is that of pymdownx blocks: a fence of three or more slashes, closed by a fence of the same length. They are
cut before Markdown sees the text. What looks like such a block and is none is an error: it could show the text to all.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from unicodedata import normalize

from msgspec import Struct

from kbtool.content.front_matter.protective_keys import fold_key, typing_errors
from kbtool.content.markdown.certain_code import is_code_certain
from kbtool.content.markdown.verbatim import LineKind, line_kinds
from kbtool.content.rule_ids import BROKEN_AUDIENCE_BLOCK
from kbtool.diagnostics import Diagnostic, Span, did_you_mean

HEADER = re.compile(r"[ \t]*(/{3,})[ \t]+audience[ \t]*\|[ \t]*([\w-]+)[ \t]*")
OTHER_HEADER = re.compile(r"[ \t]*(/{3,})[ \t]*[A-Za-z][\w-]*[ \t]*(?:\|.*)?")
CLOSING = re.compile(r"[ \t]*(/{3,})[ \t]*")
MARKED_LINE = re.compile(r"[\s>*+.)\d-]*+(?:[/／]{2}|[:：]{3}|[!！]{3}|[?？]{3})")
"""Only a line that begins like this can be suspicious; most articles have none, and need no closer look."""
SLASHES, AFTER_SCHEME = "//", "://"
MARKS = (SLASHES, ":::", "!!!", "???")
WIDE_MARKS = ("／", "：", "！", "？")
"""Every such line holds one of these or of `MARKS`, and slashes that are not behind a scheme."""
SUSPICIOUS = re.compile(r"[\s>*+.)\d-]*(?:/{2,}|:{3,}|!{3}|\?{3})\+?[\s|]*([\w-]+)")
MOST = 20
"""No more findings than this from one article: a text that holds thousands is no oversight."""
MEANT = re.compile(r"[\s>*+.)\d-]*/{3,}\s*audience\b", re.IGNORECASE)
"""Surely such a block, were the line no code."""
CERTAIN = (
    "let every fence open and close at one indentation, outside HTML and quotes, or take the block out of the code"
)
FORM = "write `/// audience | NAME` alone on its line, and `///` on a line below the text"


class _Block(Struct, frozen=True):
    fence: int
    audience: str
    """Empty for a block of another kind."""
    line: int


def cut_audience_blocks(
    path: str, body: str, body_line: int, audience: str, order: Sequence[str]
) -> tuple[str, tuple[Diagnostic, ...]]:
    """The body as readers of the edition `audience` may see it, without the marks of the blocks.

    `order` holds the configured audiences, widest first. With any diagnostic the body is empty, and the article must be
    in no edition. The findings are the same for every audience.
    """
    if not may_hold_blocks(body):
        return body, ()
    lines, problems = cut_lines(path, body, body_line, audience, order)
    if problems:
        return "", problems
    kept: list[str] = []
    gap = False
    for line in lines:
        if line is None:
            gap = True
            continue
        if gap and kept:
            _close_gap(kept, line)
        gap = False
        kept.append(line)
    return "\n".join(kept), ()


def _close_gap(kept: list[str], line: str) -> None:
    """Makes the lines above fit the one below a cut, so that the text is as if nothing had been there."""
    is_blank = not line.strip()
    if is_blank and not kept[-1].strip():
        kept.pop()
    elif not is_blank and kept[-1].strip():
        kept.append("")


def cut_lines(
    path: str, body: str, body_line: int, audience: str, order: Sequence[str]
) -> tuple[list[str | None], tuple[Diagnostic, ...]]:
    """The lines of the body with None for each that is cut or holds a mark; and the findings."""
    lines = body.split("\n")
    if not may_hold_blocks(body):
        return list(lines), ()
    cutter = _Cutter(path, body_line, order.index(audience), order)
    kinds = line_kinds(lines)
    is_certain = is_code_certain(lines, kinds)
    for i, kind in enumerate(kinds):
        cutter.add(i, lines[i], kind is LineKind.CODE)
        if kind is LineKind.CODE and not is_certain and MEANT.match(normalize("NFKC", lines[i])):
            cutter.refuse(i, lines[i], "an audience block that may be code or not", CERTAIN)
    cutter.finish()
    return cutter.kept, tuple(cutter.problems)


def may_hold_blocks(body: str) -> bool:
    """False for a body that every audience sees as it stands."""
    return any(_is_suspicious(line) for line in _marked_lines(body))


def _marked_lines(body: str) -> Iterator[str]:
    """The lines that are as `MARKED_LINE` has it, some of them more than once."""
    if any(mark in body for mark in WIDE_MARKS):
        yield from (line for line in body.split("\n") if MARKED_LINE.match(line))
        return
    for mark in MARKS:  # in most texts there are few
        if mark == SLASHES and body.count(SLASHES) == body.count(AFTER_SCHEME):
            continue
        at = body.find(mark)
        while at >= 0:
            end = body.find("\n", at)
            line = body[body.rfind("\n", 0, at) + 1 : end if end >= 0 else len(body)]
            if MARKED_LINE.match(line):
                yield line
            at = body.find(mark, end) if end >= 0 else -1


class _Cutter:
    """Goes down the lines with a stack of open blocks."""

    def __init__(self, path: str, body_line: int, reach: int, order: Sequence[str]) -> None:
        self.path = path
        self.body_line = body_line
        self.reach = reach
        self.order = order
        self.stack: list[_Block] = []
        self.kept: list[str | None] = []
        self.problems: list[Diagnostic] = []

    def add(self, i: int, line: str, is_code: bool) -> None:
        """Take one line."""
        is_mark = not is_code and self.is_mark(i, line)
        self.kept.append(None if is_mark or self.is_hidden() else line)

    def is_hidden(self) -> bool:
        """Whether the edition's readers are kept from an open block."""
        return any(
            block.audience and (block.audience not in self.order or self.order.index(block.audience) > self.reach)
            for block in self.stack
        )

    def is_mark(self, i: int, line: str) -> bool:
        """Open or close a block with this line; True for the marks of audience blocks."""
        header, closing, other = HEADER.fullmatch(line), CLOSING.fullmatch(line), OTHER_HEADER.fullmatch(line)
        if header:
            if header[2] not in self.order:
                self.refuse(i, line, f"unknown audience {header[2]}", did_you_mean(header[2], self.order))
            self.stack.append(_Block(len(header[1]), header[2], i))
            return True
        if closing:
            return self.close(i, line, len(closing[1]))
        if _is_suspicious(line):
            self.refuse(i, line, f"not an audience block: {line.strip()[:60]}", FORM)
        elif other:
            self.stack.append(_Block(len(other[1]), "", i))
        return False

    def close(self, i: int, line: str, fence: int) -> bool:
        """Close the innermost block; True where that is an audience block."""
        if self.stack and self.stack[-1].fence == fence:
            return bool(self.stack.pop().audience)
        if any(block.audience for block in self.stack):
            length = self.stack[-1].fence
            hint = f"close with {'/' * length}, as the block on line {self.body_line + self.stack[-1].line} starts"
            self.refuse(i, line, f"{line.strip()} does not close the block that is open", hint)
        return False

    def finish(self) -> None:
        """Report what is still open."""
        for block in self.stack:
            if block.audience:
                self.refuse(block.line, "/" * block.fence, f"the block for {block.audience} is not closed", FORM)

    def refuse(self, i: int, line: str, message: str, hint: str) -> None:
        """Report line `i` of the body."""
        if len(self.problems) == MOST:
            return
        start = len(line) - len(line.lstrip()) + 1
        span = Span.at(self.body_line + i, start, max(1, len(line.strip())))
        self.problems.append(BROKEN_AUDIENCE_BLOCK.at(self.path, span, message, hint))


def _is_suspicious(line: str) -> bool:
    """Whether somebody meant an audience block: its name, or a typing error of it, after a mark of a block."""
    match = SUSPICIOUS.match(normalize("NFKC", line))
    if not match:
        return False
    return _means_audience(match[1])


@lru_cache(maxsize=1 << 10)
def _means_audience(name: str) -> bool:
    """Of the name of a block: articles have the same few."""
    word = fold_key(name)
    return word.startswith("audience") or typing_errors(word, "audience") <= 2
