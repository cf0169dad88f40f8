"""The files in which an edition is searched."""

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from posixpath import dirname

from kbtool.config.search_settings import Layout as Wanted
from kbtool.site.search.analyzer import Analyzer
from kbtool.site.search.collection import collection_json
from kbtool.site.search.document import FIELDS, Document
from kbtool.site.search.document_terms import find_terms
from kbtool.site.search.facts import SearchFacts
from kbtool.site.search.fragment import fragment_json
from kbtool.site.search.index import Index, build_index
from kbtool.site.search.lunr_json import lunr_json
from kbtool.site.search.manifest import Layout, manifest_json
from kbtool.site.search.ndjson import documents_ndjson
from kbtool.site.search.postings import shards
from kbtool.site.search.scripts import offline_script
from kbtool.site.search.table import table_json
from kbtool.site.search.vocabulary import Words, compile_synonyms, vocabulary_json
from kbtool.store.store import NO_STORE, Store

DIGEST = 10
SINGLE_ENTRIES = 60_000
"""An index with more entries is never small enough for one file; finding that out would take long."""
SINGLE_BYTES = 300_000
"""Compressed; from here on pieces are quicker."""


def search_files(
    facts: SearchFacts, documents: Sequence[Document], analyzer: Analyzer, store: Store = NO_STORE
) -> Mapping[str, bytes]:
    """Path below the audience's root → content. The order of the documents gives them their numbers."""
    files = _Files(facts.folder)
    words = Words()
    terms = words.seen(find_terms(documents, analyzer, store))
    boosts = {name: getattr(facts.settings.boosts, name) for name in FIELDS}
    index = build_index(terms, [document.boost for document in documents], boosts)
    fragments = [files.add("article", fragment_json(document)) for document in documents]
    synonyms = compile_synonyms(facts.synonyms, analyzer, dict.fromkeys(index.terms))
    single = _single(index, facts.settings.layout)
    layout = Layout(
        vocabulary=files.path("vocabulary", vocabulary_json(words, synonyms, facts.language, store)),
        table=files.path("table", table_json(documents, fragments)),
        fragment=f"{facts.folder}article.{{digest}}.json",
        index=files.path("lunr", single) if single else "",
        shards=[] if single else [(shard.first, files.add("postings", shard.content)) for shard in shards(index)],
    )
    files.made[facts.manifest] = manifest_json(facts, documents, analyzer.version, boosts, layout)
    files.made |= _for_servers(facts, documents)
    if facts.settings.offline:
        files.made |= {f"{path}.js": offline_script(path, content) for path, content in files.made.items()}
    return files.made


def _for_servers(facts: SearchFacts, documents: Sequence[Document]) -> dict[str, bytes]:
    """What a search server is filled with; nothing in the site needs it."""
    server, folder = facts.settings.server(facts.audience), dirname(facts.manifest)
    if not server and not facts.settings.documents:
        return {}
    lines = documents_ndjson(documents, facts.language)
    made = {f"{folder}/documents.ndjson": lines}
    if server:
        made[f"{folder}/collection.json"] = collection_json(server, facts.audience, facts.language, lines)
    return made


def _single(index: Index, wanted: Wanted) -> bytes:
    """The index as one file; empty where pieces are better."""
    if wanted is Wanted.SHARDED or (wanted is Wanted.AUTO and len(index.term) > SINGLE_ENTRIES):
        return b""
    content = lunr_json(index)
    return content if wanted is Wanted.SINGLE or len(zlib.compress(content, 6)) <= SINGLE_BYTES else b""


@dataclass
class _Files:
    """Files whose names hold the digest of their content."""

    folder: str
    made: dict[str, bytes] = field(default_factory=dict)

    def add(self, name: str, content: bytes) -> str:
        """Enters a file and returns its digest."""
        digest = sha256(content).hexdigest()[:DIGEST]
        self.made[f"{self.folder}{name}.{digest}.json"] = content
        return digest

    def path(self, name: str, content: bytes) -> str:
        """Enters a file and returns its path."""
        return f"{self.folder}{name}.{self.add(name, content)}.json"
