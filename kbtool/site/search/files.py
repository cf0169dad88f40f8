"""The files in which an edition is searched."""

import zlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from operator import attrgetter
from posixpath import dirname

from kbtool.config.search_settings import Layout as Wanted
from kbtool.site.search.analyzer import Analyzer
from kbtool.site.search.changed_terms import changed_terms
from kbtool.site.search.collection import collection_json
from kbtool.site.search.common_terms import common_terms
from kbtool.site.search.document import FIELDS, Document
from kbtool.site.search.documents import Documents, GivenDocuments, decode_document, encode_document
from kbtool.site.search.edition_memory import EditionMemory, recall, remember
from kbtool.site.search.edition_pieces import PIECES, edition_pieces
from kbtool.site.search.edition_words import edition_vocabulary
from kbtool.site.search.facts import SearchFacts
from kbtool.site.search.index import Index, index_of
from kbtool.site.search.indexed import index_documents
from kbtool.site.search.lunr_json import lunr_json
from kbtool.site.search.manifest import Layout, manifest_json
from kbtool.site.search.ndjson import documents_ndjson
from kbtool.site.search.output import Output
from kbtool.site.search.vocabulary import compile_synonyms
from kbtool.store.store import NO_STORE, Store

SINGLE_ENTRIES = 60_000
"""An index with more entries is never small enough for one file; finding that out would take long."""
SINGLE_BYTES = 300_000
"""Compressed; from here on pieces are quicker."""


def search_files(
    facts: SearchFacts, documents: Iterable[Document], analyzer: Analyzer, store: Store = NO_STORE
) -> Mapping[str, bytes]:
    """Path below the audience's root → content. The order of the documents gives them their numbers."""
    made: dict[str, bytes] = {}
    output = Output(facts, made.__setitem__)
    make_search(facts, GivenDocuments(list(map(encode_document, documents))), analyzer, store, output, by_url=False)
    return made


def make_search(
    facts: SearchFacts, documents: Documents, analyzer: Analyzer, store: Store, output: Output, *, by_url: bool
) -> None:
    """Writes all files of an edition, as `index_documents` orders them. Raises MissingDocumentsError."""
    new = make_files(facts, documents, recall(facts, store), analyzer, store, output, by_url=by_url)
    remember(new, facts, store)


def make_files(
    facts: SearchFacts,
    documents: Documents,
    before: EditionMemory,
    analyzer: Analyzer,
    store: Store,
    output: Output,
    *,
    by_url: bool,
) -> EditionMemory | None:
    """As `make_search`; returns what is to be remembered, and None where that is what was recalled `before`."""
    memory = index_documents(documents, before, analyzer, output, by_url=by_url)
    heads, columns = memory.heads, memory.columns
    changed = changed_terms(before, memory)
    boosts = {name: getattr(facts.settings.boosts, name) for name in FIELDS}
    index = index_of(columns, [head.boost for head in heads], boosts)
    synonyms = compile_synonyms(facts.synonyms, analyzer, dict.fromkeys(columns.terms.names))
    single = _single(index, facts.settings.layout)
    layout = Layout(
        vocabulary=edition_vocabulary(columns, synonyms, facts, store),
        table=memory.facets.table,
        bundles=[(bundle.first, bundle.digest) for bundle in memory.bundles],
        fragment=output.pattern("article"),
        postings=output.pattern(PIECES),
    )
    if single:
        layout = replace(layout, index=output.pattern("lunr").format(digest=output.add("lunr", single)))
    else:
        layout = replace(
            layout,
            shards=edition_pieces(columns, changed, facts, output, store),
            common=common_terms(index),
            lengths=index.lengths.T.tolist(),
            document_boosts={number: head.boost for number, head in enumerate(heads) if head.boost != 1},
        )
    output.put(facts.manifest, manifest_json(facts, len(heads), memory.facets, analyzer.version, boosts, layout))
    for path, content in _for_servers(facts, documents, by_url=by_url).items():
        output.put(path, content)
    return memory if (memory.keys, memory.fragments) != (before.keys, before.fragments) else None


def _for_servers(facts: SearchFacts, documents: Documents, *, by_url: bool) -> dict[str, bytes]:
    """What a search server is filled with; nothing in the site needs it."""
    server, folder = facts.settings.server(facts.audience), dirname(facts.manifest)
    if not server and not facts.settings.documents:
        return {}
    read = dict(documents.read(documents.digests))
    found = [decode_document(read[digest]) for digest in documents.digests]
    lines = documents_ndjson(sorted(found, key=attrgetter("url")) if by_url else found, facts.language)
    made = {f"{folder}/documents.ndjson": lines}
    if server:
        made[f"{folder}/collection.json"] = collection_json(server, facts.audience, facts.language, lines)
    return made


def _single(index: Index, wanted: Wanted) -> bytes:
    """The index as one file; empty where pieces are better."""
    if wanted is Wanted.SHARDED or (wanted is Wanted.AUTO and len(index.columns.terms.numbers) > SINGLE_ENTRIES):
        return b""
    content = lunr_json(index)
    return content if wanted is Wanted.SINGLE or len(zlib.compress(content, 6)) <= SINGLE_BYTES else b""
