"""The index in pieces: each holds the entries of a range of terms, and a reader loads those of the words typed."""

import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import itemgetter

import numpy as np

from kbtool.site.search.index import Index, Integers

TARGET = 48_000
"""Bytes of a piece; about a third when it is compressed."""
MOST_COMPRESSED = 24_000
"""Bytes of a piece as servers send it."""
AT_ONCE = 20_000
"""Lists of entries that are written in one go: all of them would take much memory."""
MOST_ENTRIES = 6_000
"""Entries of one term in a piece: of a very common one there are several pieces."""


@dataclass(frozen=True, slots=True)
class Shard:
    """A piece."""

    first: str
    """Its first term. A very common term has several pieces, which hold nothing else."""
    content: bytes
    """`{"term": [[field, [document, weight, difference to the next document, weight, …]], …], …}`"""


def shards(index: Index) -> Iterator[Shard]:
    """The pieces in UTF-16 order of terms."""
    piece: list[tuple[str, bytes]] = []
    size = 0
    for term, some in groupby(_postings(index), key=itemgetter(0)):
        lines = [f"{json.dumps(term, ensure_ascii=False)}:[{postings}]".encode() for _, postings in some]
        if piece and (len(lines) > 1 or size + len(lines[0]) > TARGET):
            yield from _fitting(piece)
            piece, size = [], 0
        if len(lines) > 1:
            yield from (Shard(term, b"{" + line + b"}") for line in lines)
        else:
            piece.append((term, lines[0]))
            size += len(lines[0])
    if piece:
        yield from _fitting(piece)


def _fitting(piece: list[tuple[str, bytes]]) -> Iterator[Shard]:
    """The piece, or its halves where it is too large."""
    content = b"{" + b",".join(line for _, line in piece) + b"}"
    if len(piece) > 1 and len(zlib.compress(content, 6)) > MOST_COMPRESSED:
        middle = len(piece) // 2
        yield from _fitting(piece[:middle])
        yield from _fitting(piece[middle:])
    else:
        yield Shard(piece[0][0], content)


def _postings(index: Index) -> Iterator[tuple[str, str]]:
    """(term, its postings without the outer brackets); a very common term several times."""
    numbers = index.sorted_terms()
    rank = np.empty(len(numbers), dtype=np.int64)
    rank[numbers] = np.arange(len(numbers))
    order = np.lexsort((index.document, index.field, rank[index.term]))
    term, field, document = rank[index.term[order]], index.field[order], index.document[order]
    place = np.arange(len(order)) - np.searchsorted(term, term)
    is_first = (np.diff(term, prepend=-1) != 0) | (np.diff(field, prepend=-1) != 0) | (place % MOST_ENTRIES == 0)
    gap = np.where(is_first, document, np.diff(document, prepend=0))
    starts = np.flatnonzero(is_first)
    bounds = np.append(starts, len(order))
    part, weight = place // MOST_ENTRIES, index.weight[order]
    lists = (
        item
        for first in range(0, len(starts), AT_ONCE)
        for item in _lists(term, part, field, gap, weight, bounds[first : first + AT_ONCE + 1].tolist())
    )
    for (name, _), some in groupby(lists, key=itemgetter(0, 1)):
        yield index.terms[numbers[name]], ",".join(text for _, _, text in some)


def _lists(
    term: Integers, part: Integers, field: Integers, gap: Integers, weight: Integers, bounds: list[int]
) -> Iterator[tuple[int, int, str]]:
    """(rank of a term, part of its postings, `[field,[document,weight,…]]`) for what lies between bounds."""
    begin, end = bounds[0], bounds[-1]
    pairs = list(map("%d,%d".__mod__, zip(gap[begin:end].tolist(), weight[begin:end].tolist(), strict=True)))
    for first, last in pairwise(bounds):
        text = ",".join(pairs[first - begin : last - begin])
        yield int(term[first]), int(part[first]), f"[{field[first]},[{text}]]"
