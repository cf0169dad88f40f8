"""Counts the terms of documents: each run of letters is looked at once, and what comes many times is done by NumPy."""

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable

import numpy as np

from kbtool.site.search.analyzer import REMEMBERED_RUNS, utf16_order
from kbtool.site.search.columns import Columns, Counts, Numbers, Occurrences, narrowed, occurrences
from kbtool.site.search.document import FIELDS
from kbtool.site.search.document_terms import Analysed, Runs

AT_ONCE = 200_000
"""Runs that are counted in one go."""
ROWS = 10_000
"""Fields that are, where they hold next to nothing."""


class Counting:
    """The documents so far."""

    def __init__(self, analyse: Callable[[str], Analysed]) -> None:
        self._analyse = analyse
        self._terms, self._forms = _Gathered(), _Gathered()
        self._known = _KnownRuns(analyse, self._terms, self._forms)
        self._runs = array("I")
        self._sizes: list[int] = []
        self._documents = 0

    def __len__(self) -> int:
        """How many documents there are."""
        return self._documents

    def add(self, document: Runs) -> None:
        """The next document."""
        self._documents += 1
        for runs in document:
            self._runs.extend(map(self._known.__getitem__, runs))
            self._sizes.append(len(runs))
        if len(self._runs) > AT_ONCE or len(self._sizes) > ROWS:
            self._count()

    def columns(self) -> Columns:
        """All documents."""
        self._count()
        frequencies, lengths = self._terms.frequencies(), self._terms.lengths()
        return Columns(self._terms.occurrences(), frequencies, lengths, self._forms.occurrences())

    def _count(self) -> None:
        runs = np.array(self._runs)
        row = np.repeat(np.arange(len(self._sizes)), self._sizes)
        self._terms.add(*self._known.terms.of(runs, row), len(self._sizes))
        self._forms.add(*self._known.forms.of(runs, row // len(FIELDS)), len(self._sizes) // len(FIELDS))
        self._runs, self._sizes = array("I"), []
        if len(self._known) > REMEMBERED_RUNS:
            self._known = _KnownRuns(self._analyse, self._terms, self._forms)


class _Gathered:
    """Rows of names, numbered as they come, and how often each stands in its row."""

    def __init__(self) -> None:
        self.known: defaultdict[str, int] = defaultdict()
        self.known.default_factory = self.known.__len__
        self._numbers: list[Numbers] = []
        self._frequencies: list[Numbers] = []
        self._sizes: list[Numbers] = []
        self._lengths: list[Numbers] = []

    def add(self, numbers: Counts, row: Counts, rows: int) -> None:
        """The next rows: `numbers` of names and the `row` of each, in order. Each name stands in a row once, where it
        comes first."""
        place = len(numbers).bit_length()
        if (rows * max(len(self.known), 1)).bit_length() + place > 63:
            raise OverflowError("the index is too large")
        packed = (row * len(self.known) + numbers) << place | np.arange(len(numbers))
        packed.sort()
        starts = np.flatnonzero(np.diff(packed >> place, prepend=-1))
        often = np.zeros(len(numbers), dtype=np.int64)
        often[packed[starts] & ((1 << place) - 1)] = np.diff(starts, append=len(packed))
        first = np.flatnonzero(often)
        self._numbers.append(narrowed(numbers[first]))
        self._frequencies.append(narrowed(often[first]))
        self._sizes.append(narrowed(np.bincount(row[first], minlength=rows)))
        self._lengths.append(narrowed(np.bincount(row, minlength=rows)))

    def frequencies(self) -> Numbers:
        """Of all rows."""
        return narrowed(np.concatenate(self._frequencies))

    def lengths(self) -> Numbers:
        """Of all rows."""
        return narrowed(np.concatenate(self._lengths))

    def occurrences(self) -> Occurrences:
        """All rows."""
        names = list(self.known)
        order = sorted(range(len(names)), key=[utf16_order(name) for name in names].__getitem__)
        rank = np.zeros(len(names), dtype=np.min_scalar_type(len(names)))
        rank[order] = np.arange(len(names))
        numbers = np.concatenate([rank[numbers] for numbers in self._numbers])
        return occurrences([names[number] for number in order], np.concatenate(self._sizes), numbers)


class _KnownRuns(dict[str, int]):
    """Run of letters → its number here."""

    def __init__(self, analyse: Callable[[str], Analysed], terms: _Gathered, forms: _Gathered) -> None:
        super().__init__()
        self._analyse = analyse
        self.terms, self.forms = _NamesOfRuns(terms), _NamesOfRuns(forms)

    def __missing__(self, run: str) -> int:
        """The number of a run that was not known."""
        terms, forms = self._analyse(run)
        self.terms.add(terms)
        self.forms.add(forms)
        self[run] = number = len(self)
        return number


class _NamesOfRuns:
    """The numbers of the names in each run, one after the other."""

    def __init__(self, gathered: _Gathered) -> None:
        self._known = gathered.known
        self._numbers, self._ends = array("I"), array("I", [0])

    def add(self, names: Iterable[str]) -> None:
        self._numbers.extend(map(self._known.__getitem__, names))
        self._ends.append(len(self._numbers))

    def of(self, runs: Numbers, row: Counts) -> tuple[Counts, Counts]:
        """The numbers of the names in some runs, and the row of each; `row` has those of the runs."""
        ends = np.array(self._ends, dtype=np.int64)
        starts, sizes = ends[runs], np.diff(ends)[runs]
        place = np.repeat(starts - (np.cumsum(sizes) - sizes), sizes)
        place += np.arange(len(place))
        return np.array(self._numbers, dtype=np.int64)[place], np.repeat(row, sizes)
