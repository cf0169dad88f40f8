"""What is counted in the documents of an edition, in columns: a few arrays in place of millions of objects.

Columns of the same documents in the same order are equal, whatever they were put together from: so an index that is
made of them is the same after an edit as from the beginning. A name that no document has any more is in none of them.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

import numpy as np
import numpy.typing as npt

from kbtool.site.search.analyzer import utf16_order
from kbtool.site.search.document import FIELDS

AT_ONCE = 500_000
"""Numbers that are handled in one go: NumPy makes a copy of twice their size."""

Numbers = npt.NDArray[np.unsignedinteger[Any]]
"""Of a kind that holds the largest: mostly two bytes are enough, and half as much memory has to be walked through."""
Counts = npt.NDArray[np.int64]
Bits = npt.NDArray[np.bool_]
Run = tuple[int, int, int]
"""(number of a part, its first document, the one behind its last)."""


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Which names stand in which rows; a document has one row or several."""

    names: Sequence[str]
    """In UTF-16 order; each stands in a row."""
    sizes: Numbers
    """How many names each row has."""
    numbers: Numbers
    """Of the names in each row, one row after the other."""
    counts: Counts
    """In how many rows each name is."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The terms of some documents."""

    terms: Occurrences
    """A row for each of FIELDS of each document."""
    frequencies: Numbers
    """How often each term comes in its row."""
    lengths: Numbers
    """How many terms each of the rows has, with those that come again; `with_terms` leaves them as they are."""
    forms: Occurrences
    """A row for each document, with the forms of its runs (see `Analysed`)."""

    @property
    def documents(self) -> int:
        """How many there are."""
        return len(self.forms.sizes)


_NOTHING = np.zeros(0, dtype=np.uint8)
_EMPTY = Occurrences((), _NOTHING, _NOTHING, np.zeros(0, dtype=np.int64))
NO_COLUMNS = Columns(_EMPTY, _NOTHING, _NOTHING, _EMPTY)


def occurrences(names: Sequence[str], sizes: Numbers, numbers: Numbers) -> Occurrences:
    """See `Occurrences`."""
    return Occurrences(names, narrowed(sizes), narrowed(numbers), _counts(numbers, len(names)))


def narrowed(numbers: Numbers | Counts) -> Numbers:
    """The same, of the smallest kind that holds the largest."""
    found: Numbers = numbers.astype(np.min_scalar_type(int(numbers.max(initial=0))), copy=False)
    return found


def joined(old: Columns, new: Columns, picks: Sequence[tuple[int, int]]) -> Columns:
    """The columns of documents of both; `picks` has (0 or 1, number of the document there) for each, in order."""
    runs = list(_runs(picks))
    terms, pieces = _joined((old.terms, new.terms), runs, len(FIELDS))
    frequencies, lengths = (old.frequencies, new.frequencies), (old.lengths, new.lengths)
    forms, _ = _joined((old.forms, new.forms), runs, 1)
    return Columns(
        terms,
        _concatenated([frequencies[part][piece] for part, piece in pieces]),
        _concatenated([lengths[part][first * len(FIELDS) : last * len(FIELDS)] for part, first, last in runs]),
        forms,
    )


def with_terms(columns: Columns, is_wanted: Bits) -> Columns:
    """The entries of some terms; `is_wanted` tells of each whether it is one. The names, and their numbers, stay."""
    terms = columns.terms
    chosen = np.flatnonzero(is_wanted[terms.numbers])
    ends = np.searchsorted(chosen, np.cumsum(terms.sizes, dtype=np.int64))
    sizes = np.diff(ends, prepend=0).astype(np.uint32)
    some = Occurrences(terms.names, sizes, terms.numbers[chosen], terms.counts * is_wanted)
    return Columns(some, columns.frequencies[chosen], columns.lengths, columns.forms)


def _runs(picks: Sequence[tuple[int, int]]) -> Iterator[Run]:
    """Neighbours that stay neighbours, together."""
    first = 0
    for i, (part, number) in enumerate(picks):
        if i + 1 == len(picks) or picks[i + 1] != (part, number + 1):
            yield part, picks[first][1], number + 1
            first = i + 1


def _joined(
    parts: Sequence[Occurrences], runs: Sequence[Run], rows: int
) -> tuple[Occurrences, list[tuple[int, slice]]]:
    """The rows of the runs, `rows` for each document; and (part, where its numbers are) of each run."""
    ends = [np.concatenate(([0], np.cumsum(part.sizes, dtype=np.int64))) for part in parts]
    pieces = [(part, slice(int(ends[part][first * rows]), int(ends[part][last * rows]))) for part, first, last in runs]
    old, new = parts
    added, ranks = _added(old.names, new.names)
    counts = np.zeros(len(old.names) + len(added), dtype=np.int64)
    counts[: len(old.names)] = _taken(old, [piece for part, piece in pieces if not part])
    counts[ranks] += _taken(new, [piece for part, piece in pieces if part])
    numbers = _renumbered(new.numbers, ranks)
    found = _concatenated([(numbers if part else old.numbers)[piece] for part, piece in pieces])
    sizes = _concatenated([parts[part].sizes[first * rows : last * rows] for part, first, last in runs])
    return _ranked(old.names, added, Occurrences((), sizes, found, counts)), pieces


def _taken(part: Occurrences, pieces: Sequence[slice]) -> Counts:
    """How often each name is in these pieces; where they are nearly all, what they leave out is counted."""
    gaps = _gaps(pieces, len(part.numbers))
    if gaps is None or 2 * sum(gap.stop - gap.start for gap in gaps) > len(part.numbers):
        return _counts(_concatenated([part.numbers[piece] for piece in pieces]), len(part.names))
    return part.counts - _counts(_concatenated([part.numbers[gap] for gap in gaps]), len(part.names))


def _gaps(pieces: Sequence[slice], end: int) -> list[slice] | None:
    """What lies between pieces; None where one of them begins before the end of another."""
    gaps, last = [], 0
    for piece in (*pieces, slice(end, end)):
        if piece.start < last:
            return None
        gaps.append(slice(last, piece.start))
        last = piece.stop
    return gaps


def _added(old: Sequence[str], new: Sequence[str]) -> tuple[list[str], Numbers]:
    """The new names that are not among the old ones, and the number of each new name: of old ones that, then on."""
    known = dict(zip(old, range(len(old)), strict=True)) if new else {}
    added = [name for name in new if name not in known]
    known |= zip(added, range(len(old), len(old) + len(added)), strict=True)
    return added, narrowed(np.fromiter((known[name] for name in new), dtype=np.uint32, count=len(new)))


def _ranked(old: Sequence[str], added: Sequence[str], found: Occurrences) -> Occurrences:
    """What was found, where names have their numbers in order and all are in use."""
    total = len(old) + len(added)
    is_used = found.counts > 0
    if not added and is_used.all():
        return replace(found, names=old)
    places = [bisect_left(old, utf16_order(name), key=utf16_order) for name in added]
    order = np.insert(np.arange(len(old)), places, np.arange(len(old), total))
    order = order[is_used[order]]
    rank = np.zeros(total, dtype=np.min_scalar_type(total))
    rank[order] = np.arange(len(order))
    names = list(chain(old, added))
    numbers = _renumbered(found.numbers, rank)
    return Occurrences([names[number] for number in order.tolist()], found.sizes, numbers, found.counts[order])


def _counts(numbers: Numbers, names: int) -> Counts:
    counts = np.zeros(names, dtype=np.int64)
    for start in range(0, len(numbers), AT_ONCE):
        counts += np.bincount(numbers[start : start + AT_ONCE], minlength=names)
    return counts


def _renumbered(numbers: Numbers, ranks: Numbers) -> Numbers:
    renumbered = np.empty(len(numbers), dtype=ranks.dtype)
    for start in range(0, len(numbers), AT_ONCE):
        renumbered[start : start + AT_ONCE] = ranks[numbers[start : start + AT_ONCE]]
    return renumbered


def _concatenated(pieces: Sequence[Numbers]) -> Numbers:
    return np.concatenate(pieces) if pieces else _NOTHING
