"""How much of their text articles have in common, without comparing each with each.

Shingles and MinHash after A. Broder (On the resemblance and containment of documents, 1997), with one hash function and
bins (P. Li, A. Owen, C.-H. Zhang, One permutation hashing, 2012). The time grows with the amount of text.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from zlib import crc32

WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W_\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+")
"""A Chinese or Japanese character, or a word of any other script."""
LENGTH = 5
"""Words in a shingle."""
BINS = 60
ROWS = 3
"""Bins that must agree for two texts to be compared: texts with half in common meet nearly always, others seldom."""
NEIGHBOURS = 12
"""Texts with the same bins are compared with so many before them, which keeps thousands of copies from taking hours."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What is kept of a text."""

    words: int
    bins: tuple[int, ...]
    """The smallest hash in each bin; of an empty bin, that of the next one. Nothing where the text has no shingle."""

    @classmethod
    def of(cls, text: str) -> "Fingerprint":
        """That of a plain text."""
        words = _words(text)
        smallest = [-1] * BINS
        for shingle in _shingles(words):
            value = crc32(shingle.encode("utf-8", "surrogatepass"))
            place = value % BINS
            if smallest[place] < 0 or value < smallest[place]:
                smallest[place] = value
        return cls(len(words), _filled(smallest))


def find_near_pairs(texts: Sequence[Fingerprint], least: int) -> Iterator[tuple[int, int]]:
    """Places of texts that may have much in common, the earlier first. Texts of fewer than `least` words have none."""
    buckets: list[dict[tuple[int, ...], list[int]]] = [defaultdict(list) for _ in range(0, BINS, ROWS)]
    for place, text in enumerate(texts):
        if text.words < least or not text.bins:
            continue
        near: set[int] = set()
        for i, start in enumerate(range(0, BINS, ROWS)):
            bucket = buckets[i][text.bins[start : start + ROWS]]
            if bucket:
                near.update(bucket[:1], bucket[-NEIGHBOURS:])
            bucket.append(place)
        yield from ((earlier, place) for earlier in sorted(near))


def _filled(bins: Sequence[int]) -> tuple[int, ...]:
    """An empty bin borrows from the next (densification by rotation): texts that are alike mostly borrow the same."""
    if max(bins) < 0:
        return ()
    found: list[int] = []
    for value in reversed([*bins, *bins]):
        found.append(found[-1] if value < 0 and found else value)
    return tuple(reversed(found[BINS:]))


@lru_cache(maxsize=64)
def _shingle_set(text: str) -> frozenset[str]:
    return frozenset(_shingles(_words(text)))


def find_likeness(one: str, other: str) -> float:
    """The share of the shingles of two texts that both have (Jaccard), 0 to 1."""
    first, second = _shingle_set(one), _shingle_set(other)
    return len(first & second) / len(first | second) if first and second else 0.0


def _words(text: str) -> list[str]:
    return WORD.findall(text.casefold())


def _shingles(words: Sequence[str]) -> Iterator[str]:
    return map(" ".join, zip(*(islice(words, start, None) for start in range(LENGTH)), strict=False))
