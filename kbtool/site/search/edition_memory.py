"""What an edition's index was made of the last time, as the store keeps it: the next one counts what is new.

It lies under the name of the edition's audience and language, and holds words of its documents only: what a document
no longer says, and what a document said that is in the edition no more, is in it no more either.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

import msgspec
import numpy as np

from kbtool.site.search.bundles import Bundle
from kbtool.site.search.columns import NO_COLUMNS, Columns, Counts, Numbers, Occurrences
from kbtool.site.search.document import Head
from kbtool.site.search.facts import SearchFacts
from kbtool.site.search.table import Facets, facets_of
from kbtool.store.digests import code_digest, digest_of
from kbtool.store.store import Store
from kbtool.store.versions import installed_version

SHELF = "search columns"
LIBRARIES = ("regex", "PyStemmer")
"""Whose versions change what is counted."""


NO_FACETS = facets_of(())


@dataclass(frozen=True)
class EditionMemory:
    """The documents of an edition, in its order: what stands at one place belongs together."""

    keys: Sequence[bytes] = ()
    """Digests of the documents."""
    heads: Sequence[Head] = ()
    fragments: Sequence[bytes] = ()
    """Digests of their files."""
    columns: Columns = NO_COLUMNS
    facets: Facets = NO_FACETS
    bundles: Sequence[Bundle] = ()
    """Of the files."""

    @cached_property
    def places(self) -> dict[bytes, int]:
        """Key → where it is."""
        return {key: place for place, key in enumerate(self.keys)}


class _Row(msgspec.Struct, array_like=True):
    """An array; of the kinds of number the smallest one that holds its largest."""

    kind: str
    data: memoryview


class _Kept(msgspec.Struct, array_like=True):
    keys: list[bytes]
    heads: list[Head]
    fragments: list[bytes]
    facets: Facets
    bundles: list[Bundle]
    terms: list[str]
    forms: list[str]
    arrays: list[_Row]


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(_Kept).decode


class Recalled(NamedTuple):
    """What the store has under a key."""

    key: bytes
    memory: EditionMemory


def recall(facts: SearchFacts, store: Store, known: Recalled | None = None) -> EditionMemory:
    """What the store has of the edition; nothing where it has none, or of another version of kbtool.

    `known` is what somebody has recalled already, of this edition or another one.
    """
    key = memory_key(facts)
    return known.memory if known and known.key == key else _recalled(key, store)


def recall_last(store: Store) -> Recalled | None:
    """What was remembered last, of whatever edition; None where this version has remembered nothing."""
    last = _last_key()
    key = store.find(SHELF, [last]).get(last)
    return Recalled(key, _recalled(key, store)) if key else None


def _recalled(key: bytes, store: Store) -> EditionMemory:
    value = store.find(SHELF, [key]).get(key)
    if not value:
        return EditionMemory()
    try:
        kept = _decode(value)
    except msgspec.MsgspecError:
        return EditionMemory()
    sizes, numbers, counts, frequencies, lengths, *rest = (
        np.frombuffer(row.data, dtype=row.kind) for row in kept.arrays
    )
    forms, written, documents = rest
    terms = Occurrences(kept.terms, sizes, numbers, counts.astype(np.int64))
    columns = Columns(terms, frequencies, lengths, Occurrences(kept.forms, forms, written, documents.astype(np.int64)))
    return EditionMemory(kept.keys, kept.heads, kept.fragments, columns, kept.facets, kept.bundles)


def remember(memory: EditionMemory | None, facts: SearchFacts, store: Store) -> None:
    """Keeps it in the place of what was there; what is there stays where there is nothing new."""
    if memory is None or not store.is_open:
        return
    terms, forms = memory.columns.terms, memory.columns.forms
    arrays = (
        *(terms.sizes, terms.numbers, terms.counts, memory.columns.frequencies, memory.columns.lengths),
        *(forms.sizes, forms.numbers, forms.counts),
    )
    kept = _Kept(
        list(memory.keys),
        list(memory.heads),
        list(memory.fragments),
        memory.facets,
        list(memory.bundles),
        list(terms.names),
        list(forms.names),
        [_row(numbers) for numbers in arrays],
    )
    key = memory_key(facts)
    store.keep(SHELF, {key: _encode(kept), _last_key(): key})


def memory_key(facts: SearchFacts, *more: str) -> bytes:
    """The name of what is kept of an edition: other code, libraries or data would have made something else."""
    return digest_of(_version(), facts.audience, facts.language, facts.manifest, *more)


def _last_key() -> bytes:
    """The name under which there is the key of what was remembered last."""
    return digest_of(_version(), "last")


@cache
def _version() -> bytes:
    return digest_of(code_digest("site/search"), unicodedata.unidata_version, *map(installed_version, LIBRARIES))


def _row(numbers: Numbers | Counts) -> _Row:
    kind = np.min_scalar_type(int(numbers.max(initial=0)))
    return _Row(kind.str, numbers.astype(kind, copy=False).data.cast("B"))
