"""Tables below headings: an answer with several parts."""

from collections.abc import Iterable, Sequence

from kbtool.report.printable import printable
from kbtool.report.table import render_aligned

INDENT = "  "


def render_sections(sections: Iterable[tuple[str, Sequence[Sequence[str]]]]) -> str:
    """Each heading above its lines, which are indented and aligned; a section without lines is left out."""
    return "\n\n".join(f"{heading}\n{_body(lines)}" for heading, lines in sections if lines)


def _body(lines: Sequence[Sequence[str]]) -> str:
    text = render_aligned([[printable(cell) for cell in line] for line in lines])
    return "\n".join(INDENT + line for line in text.split("\n"))
