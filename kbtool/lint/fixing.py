"""Applies edits to a text and keeps every other character."""

from collections.abc import Iterable

from kbtool.lint.finding import Edit


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits made. Of edits that overlap, the first in reading order wins; linting again offers the
    other. `text` has `\\n` line ends, as the spans count."""
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    pieces: list[str] = []
    position = 0
    for edit in sorted(dict.fromkeys(edits), key=lambda edit: edit.span):
        start = starts[edit.span.line - 1] + edit.span.column - 1
        end = starts[edit.span.end_line - 1] + edit.span.end_column - 1
        if start < position:
            continue
        pieces += [text[position:start], edit.replacement]
        position = end
    return "".join([*pieces, text[position:]])
