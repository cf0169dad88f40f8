"""What the YAML parser complains about, in words for writers."""

import re

import yaml

from kbtool.content.rule_ids import YAML_SYNTAX
from kbtool.content.yaml.positions import Positions
from kbtool.diagnostics import Diagnostic

QUOTE = "put the value in quotes"
LONGEST_EXAMPLE = 80
INDENT = "mend the indentation, or put the value in quotes"
TEXTS = (
    ("mapping values are not allowed", "a value holds a colon and a space, or a line is indented too far", QUOTE),
    ("cannot start any token", "a value starts with a character that means something in YAML", QUOTE),
    ("alphabetic or numeric", "a value starts with a character that means something in YAML", QUOTE),
    ("could not find expected ':'", "a line has no colon", "write each line as `key: value`"),
    ("unexpected end of stream", "a quote or a bracket is not closed", "close it"),
    (
        "unknown escape",
        "a backslash in double quotes means something in YAML",
        "use single quotes, or double the backslash",
    ),
    ("expected key", "a line does not fit to the lines above it", INDENT),
    ("expected <block end>", "a line does not fit to the lines above it", INDENT),
    ("expected ',' or", "a bracket is not closed", "close the bracket, or put the value in quotes"),
)
"""Part of what the parser says, what that means for a writer, and what to do."""
FIELD = re.compile(r"[ \t]*(?:- )?([\w-]+): +([^'\"\[{|>#&*!%@`\s].*?)[ \t]*")


UNREAD_FIELD = re.compile(r"([a-z][a-z_]*)[ \t]*(?:：[ \t]*|:(?=[^\s/]))(.+)")
"""A field whose colon is a full-width one, or has no space behind it: YAML takes it for text that goes on below."""


def diagnose_yaml_problem(path: str, positions: Positions, problem: BaseException) -> Diagnostic:
    """One diagnostic for whatever the parser raised, at the place it names."""
    message, mark = "not valid YAML", None
    if isinstance(problem, yaml.MarkedYAMLError):
        message = problem.problem or message
        mark = _mark(problem)
    offset = mark.index if mark else 0
    known = (texts for part, *texts in TEXTS if part in message)
    plain, hint = next(known, (f"not valid YAML: {message}", "mend the line, or put the value in quotes"))
    offset = _last_visible(positions.text, offset)
    if unread := _unread_field(positions.text, offset):
        start, name, value = unread
        text = f"the colon after {name} is not followed by a space, or is a full-width one"
        return YAML_SYNTAX.at(path, positions.span(start, start + len(name) + 1), text, f"write {name}: {value}")
    hint += _example(positions.text, offset) if hint == QUOTE else ""
    return YAML_SYNTAX.at(path, positions.span(offset, offset + 1), plain, hint)


def _mark(problem: yaml.MarkedYAMLError) -> yaml.Mark | None:
    """The place to mend: where a bracket or quote was opened when what closes it was missed on a later line only."""
    begun, missed, words = problem.context_mark, problem.problem_mark, problem.problem or ""
    if not begun or not missed:
        return missed or begun
    is_unclosed = "end of stream" in words or ("expected ',' or" in words and missed.line > begun.line)
    return begun if is_unclosed else missed


def _unread_field(text: str, offset: int) -> tuple[int, str, str] | None:
    """Where the line above begins, its name and its value, if it lacks the colon that YAML reads."""
    end = text.rfind("\n", 0, offset)
    start = text.rfind("\n", 0, max(end, 0)) + 1
    match = UNREAD_FIELD.fullmatch(text[start : max(end, 0)].rstrip())
    return (start, match[1], match[2][:LONGEST_EXAMPLE]) if match else None


def _example(text: str, offset: int) -> str:
    """The line with its value in quotes, where that is all there is to mend."""
    start = text.rfind("\n", 0, offset) + 1
    match = FIELD.fullmatch(text[start:].partition("\n")[0])
    if match is None or len(match[2]) > LONGEST_EXAMPLE:
        return ""
    quoted = match[2].replace("'", "''")
    return f": {match[1]}: '{quoted}'"


def _last_visible(text: str, offset: int) -> int:
    """The offset itself, or that of the last visible character before it where the text has ended."""
    if offset < len(text) and text[offset:].strip():
        return offset
    return max(0, len(text.rstrip()) - 1)
