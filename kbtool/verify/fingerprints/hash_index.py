"""A set of numbers with an owner for each, made for asking about millions of them."""

import numpy as np
from numpy.typing import NDArray

from kbtool.verify.fingerprints.tokens import Hashes

FEWEST_BITS = 12
MOST_BITS = 26
ROOM = 4
"""Binary digits of places in the filter for each number: one in sixteen strangers passes."""

Positions = NDArray[np.int64]
Owners = NDArray[np.int32]


class HashIndex:
    """Numbers and their owners; of several owners of a number the first counts."""

    def __init__(self, values: Hashes, owners: Owners) -> None:
        self.values, first = np.unique(values, return_index=True)
        self.owners: Owners = owners[first]
        bits = min(MOST_BITS, max(FEWEST_BITS, len(self.values).bit_length() + ROOM))
        self.shift = np.uint64(64 - bits)
        self.filter = np.zeros(1 << bits, bool)
        self.filter[self.values >> self.shift] = True

    def __len__(self) -> int:
        return len(self.values)

    def find(self, asked: Hashes) -> tuple[Positions, Positions]:
        """Where in `asked` a number of the set stands, and its place in the set."""
        candidates = np.flatnonzero(self.filter[asked >> self.shift])
        if not len(candidates):
            return candidates, candidates
        places = np.searchsorted(self.values, asked[candidates])
        places[places == len(self.values)] = 0
        is_same = self.values[places] == asked[candidates]
        return candidates[is_same], places[is_same]

    def without(self, asked: Hashes) -> "HashIndex":
        """The set without the numbers in `asked`."""
        kept = np.ones(len(self.values), bool)
        kept[self.find(asked)[1]] = False
        return HashIndex(self.values[kept], self.owners[kept])
