"""The documents of an edition, counted: only those are read that were not in it before."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial

import msgspec

from kbtool.site.search.analyzer import Analyzer
from kbtool.site.search.columns import joined
from kbtool.site.search.counting import Counting
from kbtool.site.search.document import Document
from kbtool.site.search.document_terms import analysed, document_runs
from kbtool.site.search.edition_memory import EditionMemory
from kbtool.site.search.fragment import fragment_json
from kbtool.site.search.output import Output
from kbtool.store.digests import digest_of

decode_document = msgspec.json.Decoder(Document).decode
encode_document = msgspec.json.Encoder().encode
_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Document).decode


@dataclass(frozen=True, slots=True)
class Indexed:
    """The documents in their order."""

    heads: tuple[Document, ...]
    """Without their sections."""
    memory: EditionMemory


@dataclass(frozen=True, slots=True)
class _Found:
    """A document on its way."""

    pick: tuple[int, int]
    """Where it is counted: (0 for what is remembered, 1 for what is new; number there)."""
    key: bytes
    head: Document
    packed: bytes
    fragment: str


def index_documents(
    documents: Iterable[bytes], memory: EditionMemory, analyzer: Analyzer, output: Output, *, by_url: bool
) -> Indexed:
    """Counts documents, as `encode_document` wrote them, and writes their fragments; empty ones stand for none.

    They stay in their order, or get that of their addresses.
    """
    counting = Counting(partial(analysed, analyzer=analyzer))
    added: dict[bytes, int] = {}
    found: list[_Found] = []
    for data in documents:
        if data:
            key = digest_of(data)
            found.append(_remembered(key, memory, output) or _new(key, data, memory, analyzer, output, counting, added))
    if by_url:
        found.sort(key=lambda item: item.head.url)
    new = counting.columns()
    del counting  # what it holds is in the columns, and takes much memory
    columns = joined(memory.columns, new, [item.pick for item in found])
    keys, packed = [item.key for item in found], [item.packed for item in found]
    return Indexed(
        tuple(item.head for item in found),
        EditionMemory(keys, packed, [item.fragment for item in found], columns),
    )


def _remembered(key: bytes, memory: EditionMemory, output: Output) -> _Found | None:
    """The document, where neither it nor its file has to be made."""
    place = memory.places.get(key)
    if place is None or not output.has("article", memory.fragments[place]):
        return None
    packed = memory.heads[place]
    return _Found((0, place), key, _decode(packed), packed, memory.fragments[place])


def _new(
    key: bytes,
    data: bytes,
    memory: EditionMemory,
    analyzer: Analyzer,
    output: Output,
    counting: Counting,
    added: dict[bytes, int],
) -> _Found:
    """The document, read; what of it is counted already is not counted again."""
    document = decode_document(data)
    if key in memory.places:
        pick = 0, memory.places[key]
    else:
        if key not in added:
            added[key] = len(counting)
            counting.add(document_runs(document, analyzer))
        pick = 1, added[key]
    head = replace(document, sections=())
    return _Found(pick, key, head, _encode(head), output.add("article", fragment_json(document)))
