"""A Markdown body with the place of everything a rule may speak of, as the site's dialect reads it."""

from kbtool.lint.parts import (
    CodeBlock,
    Document,
    Heading,
    Image,
    Link,
    Medium,
    Note,
    Paragraph,
    Prose,
    Tab,
    Table,
)
from kbtool.lint.reading.reader import Reader

__all__ = [
    "CodeBlock",
    "Document",
    "Heading",
    "Image",
    "Link",
    "Medium",
    "Note",
    "Paragraph",
    "Prose",
    "Tab",
    "Table",
    "read_document",
]


def read_document(body: str, first_line: int = 1) -> Document:
    """Reads a Markdown body whose first line is line `first_line` of its file. Never raises; linear time."""
    return Reader(body, first_line).document()
