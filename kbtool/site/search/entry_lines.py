"""Entries as text, thousands at a time: a loop over each of them would take longer than all else."""

from functools import cache

import numpy as np
import numpy.typing as npt

from kbtool.site.search.entries import Entries
from kbtool.site.search.index import Integers

Bits = npt.NDArray[np.bool_]
Texts = npt.NDArray[np.uint32]
FOUR = 10_000
"""Numbers are written four digits at a time."""
NEXT_LIST = b"\x01"
"""Stands for the end of a list and the start of the next one."""


def lines(entries: Entries, is_line: Bits) -> list[bytes]:
    """`[[field,[document,difference to the next one,-frequency,…]],…]` for the entries from each line's first one on.

    A frequency of one is not written.
    """
    is_list = is_line | (np.diff(entries.field, prepend=-1) != 0)
    gap = np.where(is_list, entries.document, np.diff(entries.document, prepend=0))
    is_many = entries.frequency > 1
    columns = [_heads(entries.field, is_line, is_list), *_digits(gap)]
    columns += [is_many * _four(b",-"), *(is_many * part for part in _digits(entries.frequency))]
    columns.append(np.append(~is_list[1:], False) * _four(b","))
    written = np.stack(columns, axis=1).view(np.uint8).ravel()
    text = written[written != 0].tobytes().replace(NEXT_LIST, b"]],[")
    return [b"[[%b]]]" % line for line in text.split(b"\n")[1:]]


def _heads(field: Integers, is_line: Bits, is_list: Bits) -> Texts:
    """What stands before an entry where a list begins; a line end where also a line does."""
    starts = [_four(b"%b%d,[" % (mark, number)) for mark in (NEXT_LIST, b"\n") for number in range(10)]
    return np.array(starts)[field + 10 * is_line] * is_list


def _digits(numbers: Integers) -> list[Texts]:
    """The digits of numbers, four at a time; what is left of their first digit is zero, which is no character."""
    found: list[Texts] = []
    while True:
        higher = numbers // FOUR
        is_first = higher == 0
        place = np.where(is_first, numbers, numbers - higher * FOUR + FOUR)
        if found:
            place[numbers == 0] = 2 * FOUR
        found.append(_fours()[place])
        if is_first.all():
            return found[::-1]
        numbers = higher


@cache
def _fours() -> Texts:
    """The text of each number below FOUR, the same with zeros to four digits, and that of none."""
    texts = [*map(str, range(FOUR)), *(f"{number:04}" for number in range(FOUR)), ""]
    return np.array(texts, dtype="S4").view(np.uint32)


def _four(text: bytes) -> np.uint32:
    """Up to four characters as one number."""
    return np.array([text], dtype="S4").view(np.uint32)[0]  # type: ignore[no-any-return]
