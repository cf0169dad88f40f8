"""The documents of an edition in lines of JSON (ndjson): what fills OpenSearch, Meilisearch or Typesense."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from hashlib import sha256

from kbtool.site.search.document import Document


def documents_ndjson(documents: Iterable[Document], language: str) -> bytes:
    """A line for each document; `id` stays the same as long as the page has its address."""
    return b"".join(json.dumps(_line(item, language), ensure_ascii=False).encode() + b"\n" for item in documents)


def _line(document: Document, language: str) -> dict[str, object]:
    return {
        "id": sha256(document.url.encode()).hexdigest()[:20],
        "language": language,
        "url": document.url,
        "title": document.title,
        "description": document.description,
        "keywords": document.keywords,
        "breadcrumb": document.breadcrumb,
        "category": document.category.value if document.category else "",
        "tags": [tag.value for tag in document.tags],
        "type": document.type,
        "audience": document.audience,
        "updated": document.updated,
        "boost": document.boost,
        "headings": [section.heading for section in document.sections if section.heading],
        "text": document.texts["body"],
        "sections": [asdict(section) for section in document.sections],
    }
