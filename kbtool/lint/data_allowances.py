"""`# kbtool: allow dead-redirect reason` in a data file, which has no other kind of comment."""

import re
from collections.abc import Iterator, Sequence

import yaml

from kbtool.diagnostics import Span
from kbtool.lint.allowance import MARK, Allowance, Names, read_comment

_COMMENT = re.compile(r"(?:^|[ \t])(#[ \t]*(kbtool:.*?))[ \t]*$")


def find_data_allowances(text: str, names: Names) -> Iterator[Allowance]:
    """The allowances of a YAML file in reading order."""
    if MARK not in text:
        return
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        match = _COMMENT.search(line)
        if match and not _is_in_value(number, match.start(1) + 1, text):
            span = Span(number, match.start(1) + 1, number, match.end(1) + 1)
            yield from read_comment(match[2], span, _covered(number, lines), names)


def _covered(number: int, lines: Sequence[str]) -> range:
    """The line itself where an entry stands on it; the whole file where an empty line follows and nothing stands above;
    else the entry below with all that is indented below its first line."""
    if not _is_comment(lines[number - 1]):
        return range(number, number + 1)
    is_first = all(_is_comment(line) or not line.strip() for line in lines[: number - 1])
    below = next((i for i in range(number, len(lines)) if not _is_comment(lines[i])), len(lines))
    if is_first and below < len(lines) and not lines[below].strip():
        return range(1, len(lines) + 1)
    start = next((i for i in range(below, len(lines)) if lines[i].strip() and not _is_comment(lines[i])), len(lines))
    end = start + 1
    while end < len(lines) and (not lines[end].strip() or _indent(lines[end]) > _indent(lines[start])):
        end += 1
    return range(start + 1, end + 1)


def _is_comment(line: str) -> bool:
    return line.lstrip().startswith("#")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _is_in_value(line: int, column: int, text: str) -> bool:
    """Whether the place lies within a quoted or long text, where # begins no comment."""
    try:
        tokens = [token for token in yaml.scan(text) if isinstance(token, yaml.ScalarToken)]
    except yaml.YAMLError:
        return True
    place = (line - 1, column - 1)
    return any(
        (token.start_mark.line, token.start_mark.column) <= place < (token.end_mark.line, token.end_mark.column)
        for token in tokens
    )
