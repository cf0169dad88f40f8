"""Where the title of an article is written."""

from kbtool.diagnostics import Span
from kbtool.lint.manuscript import Manuscript


def title_span(manuscript: Manuscript) -> Span:
    """The place of the title in the front matter, else of the body's h1; else the start of the file."""
    if "title" not in manuscript.stated:
        for heading in manuscript.document.headings:
            if heading.level == 1:
                return heading.span
    return manuscript.field_span("title")
