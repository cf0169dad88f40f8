"""The entries of an index in the order in which they are written: by term, field and document."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kbtool.site.search.columns import Columns
from kbtool.site.search.index import Integers

AT_ONCE = 200_000
"""Entries that are handled in one go: all of them would take much memory. A term is never parted."""
ROWS = 5_000
"""Rows that are packed in one go."""

Packed = npt.NDArray[np.uint64]


@dataclass(frozen=True)
class Entries:
    """The entries of some neighbouring terms: what stands at one place belongs together."""

    term: Integers
    field: Integers
    document: Integers
    frequency: Integers


def sorted_entries(columns: Columns, fields: int) -> Iterator[Entries]:
    """All entries, some terms at a time."""
    widths = (fields.bit_length(), columns.documents.bit_length(), int(columns.frequencies.max(initial=1)).bit_length())
    packed = _packed(columns, fields, widths)
    packed.sort()
    ends = np.cumsum(columns.terms.counts)
    start = 0
    while start < len(packed):
        last = int(np.searchsorted(ends, start + AT_ONCE, side="right")) - 1
        end = int(ends[last]) if last >= 0 and ends[last] > start else int(ends[last + 1])
        yield _unpacked(packed[start:end], widths)
        start = end


def _packed(columns: Columns, fields: int, widths: tuple[int, int, int]) -> Packed:
    """Term, field, document and frequency of each entry as the bits of one number: such numbers are sorted quickest.

    64 bits are enough for 16 million terms, a million documents and 100,000 occurrences of a term in one of them.
    """
    _, of_document, of_frequency = widths
    if len(columns.terms.names).bit_length() + sum(widths) > 64:
        raise OverflowError("the index is too large")
    packed = columns.terms.numbers.astype(np.uint64)
    packed <<= np.uint64(sum(widths))
    sizes, start = columns.terms.sizes, 0
    for first in range(0, len(sizes), ROWS):
        some = sizes[first : first + ROWS]
        row = np.arange(first, first + len(some), dtype=np.uint64)
        place = (row % np.uint64(fields) << np.uint64(of_document)) + row // np.uint64(fields)
        end = start + int(some.sum())
        packed[start:end] |= np.repeat(place << np.uint64(of_frequency), some)
        start = end
    packed |= columns.frequencies
    return packed


def _unpacked(packed: Packed, widths: tuple[int, int, int]) -> Entries:
    found: list[Integers] = []
    rest = packed.astype(np.int64)
    for width in reversed(widths):
        found.append(rest & ((1 << width) - 1))
        rest >>= width
    frequency, document, field = found
    return Entries(rest, field, document, frequency)
