"""Front matter that stands in the wrong place or form, and that a lenient reader would print as text."""

import re
from collections.abc import Sequence

from kbtool.content.front_matter.protective_keys import fold_key, is_protective_key
from kbtool.content.rule_ids import MISPLACED_FRONT_MATTER
from kbtool.content.schema import TYPES
from kbtool.diagnostics import Diagnostic, Span

NEAR_THE_TOP = 20
"""Lines of text in which a misplaced start is looked for."""
FENCE = re.compile(r"^\s*(?:-{3,}|[–—―−]{1,}|\+{3,}|<!-{2,})\s*(?:#.*|yaml|toml|json)?\s*$")
CODE = re.compile(r"^\s*(?:`{3,}|~{3,})")
KEY_LINE = re.compile(r"""^\s*["']?([^\W\d][\w .-]{0,40}?)["']?\s*[:=](?:\s|$|["'])""")
BESIDE_KEYS = re.compile(r"^\s*(?:#.*|- .*|\S.*)?$")
COMMENT = re.compile(r"^\s*(?:#|%|//|<!--.*-->\s*$)")
KNOWN = frozenset(fold_key(name) for name in TYPES)
HINT = "start the front matter with --- on the first line and end it with ---"


def find_misplaced_front_matter(path: str, text: str) -> Diagnostic | None:
    """The error for a text whose first line is not `---` but which has front matter nevertheless; else None."""
    lines = [_visible(line) for line in text.split("\n", 4 * NEAR_THE_TOP)[: 4 * NEAR_THE_TOP]]
    first = next((i for i, line in enumerate(lines) if line), len(lines))
    if _starts_with_known_keys(lines[first:]):
        message = "front matter without --- around it"
        return MISPLACED_FRONT_MATTER.at(path, Span.at(first + 1, 1, len(lines[first])), message, HINT)
    if lines[first : first + 1] == ["{"] and _known_keys(lines[first + 1 :]):
        return MISPLACED_FRONT_MATTER.at(path, Span.at(first + 1), "front matter in JSON", HINT)
    return _find_fence(path, lines)


def _find_fence(path: str, lines: Sequence[str]) -> Diagnostic | None:
    only_comments = True
    for i, line in enumerate(lines[:NEAR_THE_TOP]):
        if CODE.match(line):
            return None
        if FENCE.match(line) and _is_front_matter(lines[i + 1 :], only_comments):
            message = f"front matter starts on line {i + 1}" if i else f"front matter starts with {line.strip()}"
            return MISPLACED_FRONT_MATTER.at(path, Span.at(i + 1, 1, max(1, len(line))), message, HINT)
        only_comments = only_comments and (not line or bool(COMMENT.match(line)))
    return None


def _is_front_matter(lines: Sequence[str], only_comments_before: bool) -> bool:
    """Whether the lines below a fence are front matter: key lines up to another fence, or a protective key at all."""
    keys: list[str] = []
    for line in lines:
        if keys and (FENCE.match(line) or line in ("...", "-->")):
            return only_comments_before or any(_is_known(key) for key in keys)
        match = KEY_LINE.match(line)
        if match:
            keys.append(match.group(1))
        elif not keys and line and not COMMENT.match(line):
            return False
        elif not BESIDE_KEYS.match(line):
            break
    return only_comments_before and any(is_protective_key(key) for key in keys)


def _starts_with_known_keys(lines: Sequence[str]) -> bool:
    """MultiMarkdown style: the first paragraph is made of `Key: value` lines, one of them a field."""
    for line in lines:
        match = KEY_LINE.match(line)
        if not match or "=" in line[match.end(1) : match.end()]:
            return False
        if _is_known(match.group(1)):
            return True
    return False


def _known_keys(lines: Sequence[str]) -> list[str]:
    matches = (KEY_LINE.match(line) for line in lines)
    return [match.group(1) for match in matches if match and _is_known(match.group(1))]


def _is_known(key: str) -> bool:
    return fold_key(key) in KNOWN or is_protective_key(key)


def _visible(line: str) -> str:
    """The line without the characters nobody sees at its ends."""
    return line.strip(" \t\ufeff\u200b\u200c\u200d\u2060\u00a0\u200e\u200f")
