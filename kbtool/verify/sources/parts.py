"""What an article does not show to everybody: blocks for an audience, and comments.

`/// audience | agents` on a line of its own starts a block, a line of as many slashes ends it. One that does not end
goes on to the end of the article. Samples of code are no blocks.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

OPENING = re.compile(r"[ \t>]*(/{3,})[ \t]*(\w[\w-]*)?[ \t]*(?:\|[ \t]*([^\s|]*))?.*")
FENCE = re.compile(r"^[ \t>]*(`{3,}|~{3,})[^`\n]*$", re.MULTILINE)
COMMENT = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)|<!--(.*?)(?:-->|\Z)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a body."""

    text: str
    audience: str | None = None
    """The narrowest of the blocks it stands in; None outside of them."""


def split_parts(body: str, audiences: Sequence[str]) -> list[Part]:
    """The pieces in their order, without the marks. A block for an unknown audience is for the narrowest."""
    if "///" not in body:
        return [Part(body)]
    splitter = _Splitter(audiences)
    code = _code_lines(body)
    for i, line in enumerate(body.split("\n")):
        splitter.add(line, i in code)
    return splitter.parts()


class _Splitter:
    def __init__(self, audiences: Sequence[str]) -> None:
        self.audiences = audiences
        self.stack: list[tuple[int, str]] = []
        self.lines: list[tuple[str | None, str]] = []

    def add(self, line: str, is_code: bool) -> None:
        mark = None if is_code else OPENING.fullmatch(line)
        if mark and mark[2]:
            name = mark[3] or "" if mark[2] == "audience" else "-"
            self.stack.append((len(mark[1]), name))
            if name != "-":
                return
        elif mark and self.stack and self.stack[-1][0] == len(mark[1]):
            self.stack.pop()
            return
        self.lines.append((self.audience(), line))

    def audience(self) -> str | None:
        named = [name if name in self.audiences else self.audiences[-1] for _, name in self.stack if name != "-"]
        return max(named, key=self.audiences.index) if named else None

    def parts(self) -> list[Part]:
        found: list[Part] = []
        pending: list[str] = []
        current: str | None = None
        for audience, line in self.lines:
            if audience != current and pending:
                found.append(Part("\n".join(pending), current))
                pending = []
            current = audience
            pending.append(line)
        return [*found, Part("\n".join(pending), current)]


def _code_lines(body: str) -> set[int]:
    """The numbers of the lines of fenced code, from 0. A fence that nothing closes is none."""
    lines = body.split("\n")
    marks = [(i, mark[1]) for i, line in enumerate(lines) if (mark := FENCE.fullmatch(line))]
    found: set[int] = set()
    for number, (i, run) in enumerate(marks):
        if i in found:
            continue
        end = next((j for j, other in marks[number + 1 :] if other == run and lines[j].strip(" \t>") == run), None)
        if end is not None:
            found.update(range(i, end + 1))
    return found


def cut_comments(text: str) -> tuple[str, list[str]]:
    """The text without its HTML comments, and those; what stands in code is none."""
    if "<!--" not in text:
        return text, []
    comments: list[str] = []
    code = _code_lines(text)
    pieces = []
    for is_code, piece in _runs(text, code):
        pieces.append(piece if is_code else COMMENT.sub(lambda match: _taken(match, comments), piece))
    return "\n".join(pieces), comments


def _taken(match: re.Match[str], comments: list[str]) -> str:
    if match[2] is None:
        return match[0]
    comments.append(match[2])
    return " "


def _runs(text: str, code: set[int]) -> Iterator[tuple[bool, str]]:
    pending: list[str] = []
    is_code = False
    for i, line in enumerate(text.split("\n")):
        if (i in code) != is_code:
            yield is_code, "\n".join(pending)
            pending, is_code = [], i in code
        pending.append(line)
    yield is_code, "\n".join(pending)
