"""Applies edits to a text and keeps every other character."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from kbtool.diagnostics import Span
from kbtool.lint.finding import Edit
from kbtool.lint.linting import Reported

Place = tuple[tuple[int, int], tuple[int, int]]


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits made. Of edits that overlap, the first in reading order wins; linting again offers the
    other. `text` has `\\n` line ends, as the spans count."""
    pieces: list[str] = []
    position = 0
    for start, end, replacement in find_replacements(text, edits):
        pieces += [text[position:start], replacement]
        position = end
    return "".join([*pieces, text[position:]])


def find_replacements(text: str, edits: Iterable[Edit]) -> Iterator[tuple[int, int, str]]:
    """The edits that `apply_edits` makes, in order: offsets of start and end in the text, and what comes there."""
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    position = 0
    for edit in sorted(dict.fromkeys(edits), key=lambda edit: edit.span):
        start = starts[edit.span.line - 1] + edit.span.column - 1
        end = starts[edit.span.end_line - 1] + edit.span.end_column - 1
        if start >= position:
            yield start, end, edit.replacement
            position = end


def compatible_edits(reported: Iterable[Reported]) -> Iterator[Reported]:
    """Of the findings in one file, those whose edits can all be made together: a fix is made whole or not at all."""
    taken: list[Place] = []
    made: set[Edit] = set()
    for item in sorted(reported, key=lambda item: item.edits[0].span):
        new = [edit for edit in item.edits if edit not in made]
        places = [_place(edit.span) for edit in new]
        if not any(_is_taken(place, taken) for place in places):
            for place in places:
                taken.insert(bisect_left(taken, place), place)
            made.update(new)
            yield item


def _place(span: Span) -> Place:
    return (span.line, span.column), (span.end_line, span.end_column)


def _is_taken(place: Place, taken: list[Place]) -> bool:
    """Whether a place overlaps another or starts where it starts; `taken` is sorted and holds no overlaps."""
    i = bisect_left(taken, place)
    follows = i < len(taken) and (taken[i][0] == place[0] or taken[i][0] < place[1])
    return follows or (i > 0 and (taken[i - 1][1] > place[0] or taken[i - 1][0] == place[0]))
