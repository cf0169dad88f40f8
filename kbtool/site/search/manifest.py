"""What is loaded first, all in one file: the words, what is known of every document, and where everything else is."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from msgspec import structs

from kbtool.site.search.facts import Label, SearchFacts
from kbtool.site.search.table import Facets

FORMAT = 3


@dataclass(frozen=True, slots=True)
class Layout:
    """What an edition consists of; paths are below the audience's root."""

    vocabulary: Mapping[str, Any]
    table: Mapping[str, Any]
    bundles: Sequence[tuple[int, str]]
    """(number of the first document, digest) of each."""
    fragment: str
    """With `{digest}` in it, like `postings`; that of a document's bundle and the place there, hexadecimal."""
    postings: str
    index: str = ""
    """The whole index in one file; empty where it is in pieces."""
    shards: Sequence[tuple[str, str]] = ()
    """(first term, digest) of each piece."""
    common: Sequence[str] = ()
    """What `common_terms` gives, where there are pieces."""
    lengths: Sequence[Sequence[int]] = ()
    """For each field how many terms the documents have there, where there are pieces."""
    document_boosts: Mapping[int, float] | None = None
    """Document number → boost, of those that have one, where there are pieces."""


def manifest_json(
    facts: SearchFacts, documents: int, facets: Facets, analyzer: str, boosts: Mapping[str, float], layout: Layout
) -> bytes:
    """The file; `documents` is their number, `analyzer` the version."""
    data = {
        "format": FORMAT,
        "analyzer": analyzer,
        "language": facts.language,
        "audience": facts.audience,
        "documents": documents,
        "fields": list(boosts),
        "boosts": list(boosts.values()),
        "layout": "single" if layout.index else "sharded",
        **{item.name: value for item in fields(layout) if (value := getattr(layout, item.name))},
        "facets": _facets(facts, facets),
        "popular": facts.popular,
        "categories": facts.category_links,
        "languages": [structs.asdict(language) for language in facts.languages],
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def _facets(facts: SearchFacts, facets: Facets) -> dict[str, list[tuple[str, str]]]:
    """Facet → (value, label) of the values that documents have, in the order in which they are shown."""
    known: dict[str, Iterable[Label]] = {
        "category": facts.categories,
        "tag": sorted(facets.tags, key=lambda tag: (tag.text.casefold(), tag.value)),
        "type": facts.types,
        "audience": facts.audiences,
    }
    return {
        facet: [(label.value, label.text) for label in labels if label.value in facets.table[facet]]
        for facet, labels in known.items()
    }
