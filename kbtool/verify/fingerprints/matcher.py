"""Finds restricted texts in any text.

Long texts are found by every row of 8 words in them (14 letters in scripts without spaces), short ones whole. What also
stands in a text that the readers may see is no secret.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kbtool.verify.fingerprints.hash_index import HashIndex, Owners
from kbtool.verify.fingerprints.secret import Kind, Origin, Secret
from kbtool.verify.fingerprints.tokens import GAP_HASH, Hashes
from kbtool.verify.fingerprints.windows import growing_windows, holds_gap, windows

ROW = 8
SPACELESS_ROW = 14
FEWEST = {Kind.TEXT: 5, Kind.NOTE: 5}
"""Shorter pieces of running text say nothing; a title, a name or an address counts from the first word."""
FEWEST_SPACELESS = {Kind.TEXT: 8, Kind.NOTE: 8}
LOOSE_SPACELESS = 4
"""A name of fewer letters than this, in a script without spaces, may be a part of any word."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A restricted text that was found."""

    kind: Kind
    origin: Origin
    words: int
    """How many in a row; letters in a script without spaces."""
    place: int
    """The word it starts at."""


class Matcher:
    """All secrets of one audience."""

    def __init__(self, secrets: Iterable[Secret]) -> None:
        self.owners: list[tuple[Kind, Origin]] = []
        self.whole: NDArray[np.bool_] = np.zeros(0, bool)
        self.indexes: dict[int, HashIndex] = {}
        self._fill(secrets)

    def _fill(self, secrets: Iterable[Secret]) -> None:
        rows: dict[int, list[Hashes]] = defaultdict(list)
        owners: dict[int, list[Owners]] = defaultdict(list)
        whole: list[bool] = []
        known: dict[tuple[Kind, Origin, bool], int] = {}
        for secret in secrets:
            for length, values, must_be_whole in _rows(secret):
                key = (secret.kind, secret.origin, must_be_whole)
                if key not in known:
                    known[key] = len(whole)
                    whole.append(must_be_whole)
                    self.owners.append((secret.kind, secret.origin))
                rows[length].append(values)
                owners[length].append(np.full(len(values), known[key], np.int32))
        self.whole = np.array(whole, bool)
        for length, values_of_length in rows.items():
            self.indexes[length] = HashIndex(np.concatenate(values_of_length), np.concatenate(owners[length]))

    def allow(self, hashes: Hashes) -> None:
        """Forget what stands in a text that the readers may see."""
        for length, values in growing_windows(hashes, max(self.indexes, default=0)):
            if length in self.indexes:
                self.indexes[length] = self.indexes[length].without(values)

    def find(self, hashes: Hashes) -> list[Hit]:
        """All restricted texts in a row of words; rows that overlap are one hit."""
        hits: list[Hit] = []
        for length, values in growing_windows(hashes, max(self.indexes, default=0)):
            if length not in self.indexes:
                continue
            index = self.indexes[length]
            positions, places = index.find(values)
            if len(positions):
                owners = index.owners[places]
                is_kept = ~self.whole[owners] | _stands_alone(hashes, positions, length)
                hits += self._joined(positions[is_kept].tolist(), owners[is_kept].tolist(), length)
        return hits

    def _joined(self, positions: Sequence[int], owners: Sequence[int], length: int) -> Iterable[Hit]:
        """One hit for each run of positions of one owner."""
        first = previous = 0
        for i, position in enumerate(positions):
            if i and position == previous + 1 and owners[i] == owners[i - 1]:
                previous = position
                continue
            if i:
                yield self._hit(owners[i - 1], first, previous + length)
            first = previous = position
        if positions:
            yield self._hit(owners[-1], first, previous + length)

    def _hit(self, owner: int, start: int, end: int) -> Hit:
        kind, origin = self.owners[owner]
        return Hit(kind, origin, end - start, start)


def _stands_alone(hashes: Hashes, positions: NDArray[np.int64], length: int) -> NDArray[np.bool_]:
    padded = np.concatenate(([GAP_HASH], hashes, [GAP_HASH]))
    return np.asarray((padded[positions] == GAP_HASH) & (padded[positions + length + 1] == GAP_HASH))


def _rows(secret: Secret) -> Iterable[tuple[int, Hashes, bool]]:
    """(words, hashes of rows of so many, whether they must stand alone) of one secret."""
    hashes, spaceless = secret.text.hashes, secret.text.spaceless
    row = SPACELESS_ROW if spaceless else ROW
    if len(hashes) >= row:
        rows = windows(hashes, row)[~holds_gap(hashes, row)]
        if len(rows):
            yield row, rows, False
    fewest = (FEWEST_SPACELESS if spaceless else FEWEST).get(secret.kind, 1)
    for start, length in _pieces(hashes):
        if fewest <= length < row:
            loose = LOOSE_SPACELESS if spaceless else 2
            yield length, windows(hashes[start : start + length], length), length < loose


def _pieces(hashes: Hashes) -> Iterable[tuple[int, int]]:
    """(start, length) of each run of words without a gap."""
    ends = np.flatnonzero(np.concatenate((hashes == GAP_HASH, [True])))
    start = 0
    for end in ends.tolist():
        if end > start:
            yield start, end - start
        start = end + 1
