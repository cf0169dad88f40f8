"""The index in pieces: each holds the entries of a range of terms, and a reader loads those of the words typed.

Frequencies are written and no weights, which hang on how many articles there are: that would be twice as much to load,
and every piece would be another one after each change. The engine works them out as lunr does.
"""

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from json.encoder import encode_basestring
from operator import itemgetter

import numpy as np

from kbtool.site.search.columns import Columns
from kbtool.site.search.document import FIELDS
from kbtool.site.search.entries import sorted_entries
from kbtool.site.search.entry_lines import lines

TARGET = 48_000
"""Bytes of a piece; about a third when it is compressed."""
MOST_COMPRESSED = 24_000
"""Bytes of a piece as servers send it."""
SURELY_FITTING = 22_500
"""Bytes; what a perfect code of single characters gets below that, servers send in less than MOST_COMPRESSED."""
MOST_ENTRIES = 16_700
"""Entries of one term in a piece: of a very common one there are several pieces, and three of one that stands in all
fields of 10,000 articles."""
EARLY_END = 4_000
"""Bytes; a piece of three quarters of its size ends at one of the next terms, after so many on average. Which one hangs
on the term: so a change in one piece seldom moves the ends of those behind it."""

TermLines = tuple[str, list[bytes]]
"""A term, and how pieces say in which documents it is; a very common one says it in several lines."""


@dataclass(frozen=True, slots=True)
class Shard:
    """A piece."""

    first: str
    """Its first term. A very common term has several pieces, which hold nothing else."""
    content: bytes
    """`{"term": [[field, [document, difference to the next one, …]], …], …}`; how often the term stands in a document
    follows as a negative number where it is more than once."""


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring terms whose pieces hang on nothing but these terms and the one behind them."""

    terms: int
    """How many there are."""
    shards: tuple[Shard, ...]


def runs(terms: Iterable[TermLines]) -> Iterator[Run]:
    """The runs of terms in UTF-16 order. No more terms are asked for than are needed to find the end of a run."""
    piece: list[tuple[str, bytes]] = []
    size = 0
    for term, (line, *others) in terms:
        if piece and (others or size + len(line) > TARGET or _is_end(term, len(line), size)):
            yield Run(len(piece), tuple(_fitting(piece)))
            piece, size = [], 0
        if others:
            yield Run(1, tuple(Shard(term, b"{%b}" % one) for one in (line, *others)))
        else:
            piece.append((term, line))
            size += len(line)
    if piece:
        yield Run(len(piece), tuple(_fitting(piece)))


def _is_end(term: str, length: int, size: int) -> bool:
    """Whether a piece of this size ends before a term whose line has this length."""
    return 4 * size > 3 * TARGET and zlib.crc32(term.encode()) * EARLY_END < length << 32


def _fitting(piece: list[tuple[str, bytes]]) -> Iterator[Shard]:
    """The piece, or its halves where it is too large."""
    content = b"{%b}" % b",".join(line for _, line in piece)
    if len(piece) > 1 and not _is_small(content):
        middle = len(piece) // 2
        yield from _fitting(piece[:middle])
        yield from _fitting(piece[middle:])
    else:
        yield Shard(piece[0][0], content)


def _is_small(content: bytes) -> bool:
    """Whether it is when compressed; nearly always that follows from its characters, which is known sooner."""
    counts = np.bincount(np.frombuffer(content, dtype=np.uint8))
    counts = counts[counts > 0]
    bits = (counts * np.log2(len(content) / counts)).sum()
    return bool(bits < 8 * SURELY_FITTING) or len(zlib.compress(content, 6)) <= MOST_COMPRESSED


def term_lines(columns: Columns) -> Iterator[TermLines]:
    """All terms that have an entry, in UTF-16 order."""
    for term, some in groupby(_lines(columns), key=itemgetter(0)):
        yield term, [line for _, line in some]


def _lines(columns: Columns) -> Iterator[tuple[str, bytes]]:
    for entries in sorted_entries(columns, len(FIELDS)):
        starts = np.flatnonzero(np.diff(entries.term, prepend=-1))
        sizes = np.diff(starts, append=len(entries.term))
        is_line = (np.arange(len(entries.term)) - np.repeat(starts, sizes)) % MOST_ENTRIES == 0
        terms = (columns.terms.names[number] for number in entries.term[is_line].tolist())
        for term, line in zip(terms, lines(entries, is_line), strict=True):
            yield term, b"%b:%b" % (encode_basestring(term).encode(), line)
