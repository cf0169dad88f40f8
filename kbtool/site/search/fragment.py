"""What is shown of a document that was found, in a file of its own."""

import msgspec

from kbtool.site.search.document import Document
from kbtool.site.search.sections import Section

MOST_OF_A_FILE = 5_000
"""Characters of a file's text that can be shown; all of its words are found."""


def fragment_json(document: Document) -> bytes:
    """The file."""
    data = {
        "url": document.url,
        "title": document.title,
        "description": document.description,
        "breadcrumb": document.breadcrumb,
        "category": document.category.value if document.category else "",
        "tags": [tag.value for tag in document.tags],
        "type": document.type,
        "audience": document.audience,
        "updated": document.updated,
        "sections": [_section(section) for section in document.sections],
    }
    return msgspec.json.encode(data)


def _section(section: Section) -> dict[str, str]:
    values = {"anchor": section.anchor, "heading": section.heading, "text": section.text}
    return {**values, "text": section.text[:MOST_OF_A_FILE], "file": section.file} if section.file else values
