"""Rows of words as single numbers: polynomial rolling hashes (Karp and Rabin, 1987) modulo 2^64."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from kbtool.verify.fingerprints.tokens import GAP_HASH, Hashes

FACTOR = np.uint64(0x9E3779B97F4A7C15)
LONGEST = 14


def growing_windows(hashes: Hashes, longest: int = LONGEST) -> Iterator[tuple[int, Hashes]]:
    """(length, hash of the row of that length that starts at each word), for lengths from 1."""
    rows = hashes.copy()
    for length in range(1, min(longest, len(hashes)) + 1):
        if length > 1:
            rows = rows[:-1] * FACTOR + hashes[length - 1 :]
        yield length, rows


def windows(hashes: Hashes, length: int) -> Hashes:
    """The hash of the row of `length` words that starts at each word."""
    *_, (_, rows) = growing_windows(hashes, length)
    return rows


def holds_gap(hashes: Hashes, length: int) -> NDArray[np.bool_]:
    """For each of `windows(hashes, length)`, whether a gap is in it."""
    counts = np.concatenate(([0], np.cumsum(hashes == GAP_HASH)))
    return np.asarray(counts[length:] > counts[:-length])
