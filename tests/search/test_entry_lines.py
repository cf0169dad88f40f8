"""Numbers become text as Python writes them, however large."""

import json
from itertools import accumulate

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kbtool.site.search.entries import Entries
from kbtool.site.search.entry_lines import lines

GAP = st.integers(1, 10**13) | st.sampled_from([9, 10, 9_999, 10_000, 99_999_999, 100_000_000])
FREQUENCY = st.integers(1, 10**9) | st.sampled_from([1, 2, 9_999, 10_000, 10_001])
LINES = st.lists(
    st.lists(st.lists(st.tuples(GAP, FREQUENCY), min_size=1, max_size=5), min_size=1, max_size=5), min_size=1
)
"""Line → list of a field → (difference to the document before, frequency)."""


@given(LINES)
def test_each_line_has_its_entries_and_no_other(drawn: list[list[list[tuple[int, int]]]]) -> None:
    rows = [
        (field, document, frequency, field + place == 0)
        for line in drawn
        for field, entries in enumerate(line)
        for place, (document, (_, frequency)) in enumerate(
            zip(accumulate(gap for gap, _ in entries), entries, strict=True)
        )
    ]
    field, document, frequency, starts = (np.array(column) for column in zip(*rows, strict=True))
    expected = [
        [
            [number, [part for gap, often in entries for part in ([gap, -often] if often > 1 else [gap])]]
            for number, entries in enumerate(line)
        ]
        for line in drawn
    ]
    made = lines(Entries(field, field, document, frequency), starts)
    assert made == [json.dumps(line, separators=(",", ":")).encode() for line in expected]
