"""The terms of one document with their numbers: what stays the same as long as its text does, and is kept."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import msgspec

from kbtool.site.search.analyzer import Analyzer, Word
from kbtool.site.search.document import FIELDS, Document
from kbtool.store.digests import code_digest, digest_of
from kbtool.store.store import Store

SHELF = "search terms"
MOST_SURFACES = 4
"""Written forms of one term that are kept of a document; more tell a stemmer nothing new."""


@dataclass(frozen=True, slots=True)
class DocumentTerms:
    """What is counted in a document."""

    counts: tuple[dict[str, int], ...]
    """For each of FIELDS: term → how often, in the order in which they come first."""
    surfaces: dict[str, tuple[str, ...]]
    """Each term that is a word or a part of one → the ways it is written as a word; terms that are only pairs of
    characters are not here."""


_encode = msgspec.msgpack.Encoder().encode
_decoder = msgspec.msgpack.Decoder(DocumentTerms)


def find_terms(documents: Sequence[Document], analyzer: Analyzer, store: Store) -> Iterator[DocumentTerms]:
    """The terms of each document; those of texts that the store knows are not worked out again.

    All at once would take much memory.
    """
    code = code_digest("site/search/analyzer.py", "site/search/analyzer.json", "site/search/document_terms.py")
    keys = [digest_of(code, *(document.texts[field] for field in FIELDS)) for document in documents]
    known = store.find(SHELF, keys)
    for key, document in zip(keys, documents, strict=True):
        terms = _decoded(known.get(key))
        if terms is None:
            terms = count_terms(document, analyzer)
            store.keep(SHELF, {key: _encode(terms)})
        yield terms


def count_terms(document: Document, analyzer: Analyzer) -> DocumentTerms:
    """Counts the terms of all fields."""
    surfaces: dict[str, tuple[str, ...]] = {}
    texts = document.texts
    return DocumentTerms(tuple(_counts(texts[field], analyzer, surfaces) for field in FIELDS), surfaces)


def _counts(text: str, analyzer: Analyzer, surfaces: dict[str, tuple[str, ...]]) -> dict[str, int]:
    """How often each term of a text comes; enters what is no pair of characters in `surfaces`."""
    counts: dict[str, int] = {}
    for run, number in Counter(analyzer.runs(text)).items():
        for word in analyzer.words_of_run(run):
            for term in word.terms:
                counts[term] = counts.get(term, 0) + number
            if word.kind != "grams":
                _enter(word, surfaces)
    return counts


def _enter(word: Word, surfaces: dict[str, tuple[str, ...]]) -> None:
    """Enters the terms of a word, and the way it is written."""
    known = surfaces.get(word.terms[0], ())
    if word.kind == "word":
        for part in word.terms[1:]:
            surfaces.setdefault(part, ())
        if word.surface not in known and len(known) < MOST_SURFACES:
            known = (*known, word.surface)
    surfaces[word.terms[0]] = known


def _decoded(value: bytes | None) -> DocumentTerms | None:
    try:
        return _decoder.decode(value) if value else None
    except msgspec.MsgspecError:
        return None
