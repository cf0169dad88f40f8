"""The pieces of an edition's index. After an edit only those are made whose terms stand elsewhere than before.

What a run of terms came to is kept: it hangs on the entries of these terms, and on the term behind them, whose length
decides that the run ends. So a run is taken over where none of them changed, from whatever place on the runs are those
of the last time again.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice, pairwise

import msgspec
import numpy as np

from kbtool.site.search.analyzer import utf16_order
from kbtool.site.search.changed_terms import ChangedTerms
from kbtool.site.search.columns import Columns, with_terms
from kbtool.site.search.edition_memory import SHELF, memory_key
from kbtool.site.search.facts import SearchFacts
from kbtool.site.search.output import Output
from kbtool.site.search.postings import Run, TermLines, runs, term_lines
from kbtool.store.store import Store

PIECES = "postings"
"""In the names of their files."""


class _KnownRun(msgspec.Struct, array_like=True):
    """See `postings.Run`."""

    first: str
    shards: list[tuple[str, str]]
    """(first term, digest in the name) of each piece."""


class _Kept(msgspec.Struct, array_like=True):
    documents: bytes
    """See `ChangedTerms.before`."""
    runs: list[_KnownRun]


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(_Kept).decode


def edition_pieces(
    columns: Columns, changed: ChangedTerms, facts: SearchFacts, output: Output, store: Store
) -> list[tuple[str, str]]:
    """Writes the pieces; (first term, digest in the name) of each, in UTF-16 order of terms."""
    key = memory_key(facts, "pieces")
    kept = _decoded(store.find(SHELF, [key]).get(key))
    if kept and kept.runs and kept.documents == changed.before and changed.terms is not None:
        found = list(_made_again(columns, kept.runs, changed.terms, output))
    else:
        found = [_entered(run, output) for run in runs(term_lines(columns))]
    new = _Kept(changed.after, found)
    if new != kept:
        store.keep(SHELF, {key: _encode(new)})
    return [shard for run in found for shard in run.shards]


def _made_again(
    columns: Columns, known: Sequence[_KnownRun], changed: Collection[str], output: Output
) -> Iterator[_KnownRun]:
    """All runs, most of them as they are known."""
    total = len(columns.terms.names)
    starts = _starts(columns.terms.names, known)
    touched = _touched(known, changed)
    same = {start: number for number, start in enumerate(starts) if number not in touched}
    lines = _Lines(columns, starts, touched.union(number + 1 for number in touched))
    place = 0
    while place < total:
        run = known[same[place]] if place in same else None
        if run and all(output.has(PIECES, digest) for _, digest in run.shards):
            yield run
            place = (*starts, total)[same[place] + 1]
            continue
        for made in runs(lines.behind(place)):
            yield _entered(made, output)
            place += made.terms
            if place in same:
                break


def _starts(names: Sequence[str], known: Sequence[_KnownRun]) -> list[int]:
    """Where the first term of each run is now, or would be; what comes before them all is the first one's."""
    return [0, *(bisect_left(names, utf16_order(run.first), key=utf16_order) for run in known[1:])]


def _touched(known: Sequence[_KnownRun], changed: Iterable[str]) -> set[int]:
    """The numbers of the runs whose pieces may have become others."""
    firsts = [utf16_order(run.first) for run in known]
    found: set[int] = set()
    for term in map(utf16_order, changed):
        number = max(bisect_right(firsts, term) - 1, 0)
        found.add(number)
        if firsts[number] == term:
            found.add(max(number - 1, 0))
    return found


class _Lines:
    """The lines of terms, made for all terms of a range at once."""

    def __init__(self, columns: Columns, starts: Sequence[int], first: Iterable[int]) -> None:
        """`starts` has the first term of each range, `first` the numbers of the ranges that are needed most."""
        self._columns = columns
        self._starts = starts
        self._ranges = [range(*bounds) for bounds in pairwise((*starts, len(columns.terms.names)))]
        self._made: dict[int, list[TermLines]] = {}
        self._make(sorted(number for number in first if number < len(starts)))

    def behind(self, place: int) -> Iterator[TermLines]:
        """Those of the terms from a place on."""
        first = bisect_right(self._starts, place) - 1
        for number in range(first, len(self._ranges)):
            if number not in self._made:
                self._make([number])
            yield from self._made[number][place - self._starts[number] if number == first else 0 :]

    def _make(self, numbers: Sequence[int]) -> None:
        is_wanted = np.zeros(len(self._columns.terms.names), dtype=np.bool_)
        for number in numbers:
            is_wanted[self._ranges[number].start : self._ranges[number].stop] = True
        made = term_lines(with_terms(self._columns, is_wanted))
        for number in numbers:
            self._made[number] = list(islice(made, len(self._ranges[number])))


def _entered(run: Run, output: Output) -> _KnownRun:
    shards = [(shard.first, output.add(PIECES, shard.content)) for shard in run.shards]
    return _KnownRun(shards[0][0], shards)


def _decoded(value: bytes | None) -> _Kept | None:
    try:
        return _decode(value) if value else None
    except msgspec.MsgspecError:
        return None
