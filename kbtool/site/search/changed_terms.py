"""Which terms of an edition stand elsewhere than before."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kbtool.site.search.columns import Columns, Counts
from kbtool.site.search.document import FIELDS
from kbtool.site.search.edition_memory import EditionMemory
from kbtool.store.digests import digest_of

MOST = 100
"""Documents; of more the terms are nearly all."""
Entry = tuple[str, int, int]
"""(term, field, how often)."""


@dataclass(frozen=True, slots=True)
class ChangedTerms:
    """What documents came to say that others at their places did not, and the other way round."""

    before: bytes
    """The digest of all documents in their order, as they were."""
    after: bytes
    terms: frozenset[str] | None
    """Entries of all others are what they were; None where nobody knows."""


def changed_terms(before: EditionMemory, after: EditionMemory) -> ChangedTerms:
    """From one edition to the next."""
    return ChangedTerms(_digest(before), _digest(after), _terms(before, after))


def _digest(memory: EditionMemory) -> bytes:
    """All keys have the same length."""
    return digest_of(b"".join(memory.keys))


def _terms(before: EditionMemory, after: EditionMemory) -> frozenset[str] | None:
    if len(before.keys) != len(after.keys):
        return None  # documents are known by their places
    numbers = [i for i, (old, new) in enumerate(zip(before.keys, after.keys, strict=True)) if old != new]
    if len(numbers) > MOST:
        return None
    olds, news = _entries(before.columns, numbers), _entries(after.columns, numbers)
    return frozenset(term for old, new in zip(olds, news, strict=True) for term, _, _ in old ^ new)


def _entries(columns: Columns, numbers: Sequence[int]) -> list[set[Entry]]:
    """Of each of these documents."""
    ends: Counts = np.concatenate(([0], np.cumsum(columns.terms.sizes, dtype=np.int64)))
    return [{entry for field in range(len(FIELDS)) for entry in _row(columns, ends, field, i)} for i in numbers]


def _row(columns: Columns, ends: Counts, field: int, number: int) -> list[Entry]:
    row = number * len(FIELDS) + field
    place = slice(int(ends[row]), int(ends[row + 1]))
    pairs = zip(columns.terms.numbers[place].tolist(), columns.frequencies[place].tolist(), strict=True)
    return [(columns.terms.names[term], field, often) for term, often in pairs]
