"""What the YAML parser complains about, in words for writers."""

import yaml

from kbtool.content.rule_ids import YAML_SYNTAX
from kbtool.content.yaml.positions import Positions
from kbtool.diagnostics import Diagnostic

QUOTE = "put the value in quotes"
HINTS = (
    ("mapping values are not allowed", f"{QUOTE} if it holds a colon and a space, or mend the indentation"),
    ("cannot start any token", f"{QUOTE}: it starts with a character that means something in YAML"),
    ("alphabetic or numeric", f"{QUOTE}: it starts with a character that means something in YAML"),
    ("could not find expected ':'", "write each line as `key: value`"),
    ("unexpected end of stream", "close the quote"),
    ("unknown escape", "use single quotes, or double the backslash"),
    ("expected key", "mend the indentation, or put the value in quotes"),
    ("expected <block end>", "mend the indentation, or put the value in quotes"),
    ("expected ',' or", "close the bracket, or put the value in quotes"),
)


def diagnose_yaml_problem(path: str, positions: Positions, problem: BaseException) -> Diagnostic:
    """One diagnostic for whatever the parser raised, at the place it names."""
    message, mark = "not valid YAML", None
    if isinstance(problem, yaml.MarkedYAMLError):
        message = problem.problem or message
        mark = problem.problem_mark or problem.context_mark
        if "end of stream" in message and problem.context_mark:
            mark = problem.context_mark
    offset = mark.index if mark else 0
    hint = next((hint for part, hint in HINTS if part in message), "mend the line, or put the value in quotes")
    offset = _last_visible(positions.text, offset)
    return YAML_SYNTAX.at(path, positions.span(offset, offset + 1), f"not valid YAML: {message}", hint)


def _last_visible(text: str, offset: int) -> int:
    """The offset itself, or that of the last visible character before it where the text has ended."""
    if offset < len(text) and text[offset:].strip():
        return offset
    return max(0, len(text.rstrip()) - 1)
