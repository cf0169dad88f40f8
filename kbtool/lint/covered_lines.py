"""Which lines a comment speaks of."""

from collections.abc import Collection

from kbtool.diagnostics import Span
from kbtool.lint.manuscript import Manuscript


def covered_lines(span: Span, manuscript: Manuscript) -> range:
    """The block after the comment that lies at `span`, as lines of the file from 1.

    The line itself where there is text beside the comment; the whole file, front matter too, where it stands before the
    first block.
    """
    comments = {number for _, place in manuscript.document.comments for number in range(place.line, place.end_line + 1)}
    lines, first = manuscript.lines, manuscript.source.body_line
    own = lines[span.line - 1][: span.column - 1] + lines[span.end_line - 1][span.end_column - 1 :]
    if own.strip():
        return range(span.line, span.end_line + 1)
    if not any(lines[number - 1].strip() and number not in comments for number in range(first, span.line)):
        return range(1, len(lines) + 1)
    start = next(
        (number for number in range(span.end_line + 1, len(lines) + 1) if _is_content(number, lines, comments)), None
    )
    return range(start, _last_line(start, manuscript) + 1) if start else range(0)


def _is_content(number: int, lines: list[str], comments: Collection[int]) -> bool:
    line = lines[number - 1].strip()
    return bool(line) and not (number in comments and line.startswith("<!--"))


def _last_line(start: int, manuscript: Manuscript) -> int:
    """The last line of the block that starts there, with all that is indented below its first line."""
    lines, document = manuscript.lines, manuscript.document
    spans = [*(block.span for block in document.code_blocks), *(table.span for table in document.tables)]
    whole = {span.line: span.end_line for span in spans}
    headings = {heading.span.line for heading in document.headings}
    end = whole.get(start, start)
    if start in headings:
        return end
    number = end + 1
    while number <= len(lines):
        line = lines[number - 1]
        if line.strip():
            starts_anew = not lines[number - 2].strip() and _indent(line) <= _indent(lines[start - 1])
            if number in headings or starts_anew:
                break
            end = max(end, whole.get(number, number))
            number = end
        number += 1
    return end


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
