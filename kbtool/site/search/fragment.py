"""What is shown of a document that was found, in a file of its own."""

import json
from dataclasses import asdict

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
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def _section(section: Section) -> dict[str, str]:
    values = asdict(section)
    if not section.file:
        del values["file"]
        return values
    return {**values, "text": section.text[:MOST_OF_A_FILE]}
