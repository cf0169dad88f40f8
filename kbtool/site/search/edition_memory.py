"""What an edition's index was made of the last time, as the store keeps it: the next one counts what is new.

It lies under the name of the edition's audience and language, and holds words of its documents only: what a document
no longer says, and what a document said that is in the edition no more, is in it no more either.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version

import msgspec
import numpy as np

from kbtool.site.search.columns import NO_COLUMNS, Columns, Numbers, Occurrences
from kbtool.site.search.document import Head
from kbtool.site.search.facts import SearchFacts
from kbtool.store.digests import code_digest, digest_of
from kbtool.store.store import Store

SHELF = "search columns"
LIBRARIES = ("regex", "snowballstemmer")
"""Whose versions change what is counted."""


@dataclass(frozen=True)
class EditionMemory:
    """The documents of an edition, in its order: what stands at one place belongs together."""

    keys: Sequence[bytes] = ()
    """Digests of the documents."""
    heads: Sequence[Head] = ()
    fragments: Sequence[bytes] = ()
    """Digests of their files."""
    columns: Columns = NO_COLUMNS

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
    terms: list[str]
    forms: list[str]
    arrays: list[_Row]


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(_Kept).decode


def recall(facts: SearchFacts, store: Store) -> EditionMemory:
    """What the store has of the edition; nothing where it has none, or of another version of kbtool."""
    key = memory_key(facts)
    value = store.find(SHELF, [key]).get(key)
    if not value:
        return EditionMemory()
    try:
        kept = _decode(value)
    except msgspec.MsgspecError:
        return EditionMemory()
    sizes, numbers, frequencies, forms, written = (
        np.frombuffer(row.data, dtype=row.kind).astype(np.uint32) for row in kept.arrays
    )
    columns = Columns(Occurrences(kept.terms, sizes, numbers), frequencies, Occurrences(kept.forms, forms, written))
    return EditionMemory(kept.keys, kept.heads, kept.fragments, columns)


def remember(memory: EditionMemory, facts: SearchFacts, store: Store) -> None:
    """Keeps it in the place of what was there."""
    if not store.is_open:
        return
    terms, forms = memory.columns.terms, memory.columns.forms
    arrays = (terms.sizes, terms.numbers, memory.columns.frequencies, forms.sizes, forms.numbers)
    kept = _Kept(
        list(memory.keys),
        list(memory.heads),
        list(memory.fragments),
        list(terms.names),
        list(forms.names),
        [_row(numbers) for numbers in arrays],
    )
    store.keep(SHELF, {memory_key(facts): _encode(kept)})


def memory_key(facts: SearchFacts, *more: str) -> bytes:
    """The name of what is kept of an edition: other code, libraries or data would have made something else."""
    versions = (unicodedata.unidata_version, *map(version, LIBRARIES))
    return digest_of(code_digest("site/search"), *versions, facts.audience, facts.language, facts.manifest, *more)


def _row(numbers: Numbers) -> _Row:
    kind = np.min_scalar_type(int(numbers.max(initial=0)))
    return _Row(kind.str, numbers.astype(kind).data.cast("B"))
