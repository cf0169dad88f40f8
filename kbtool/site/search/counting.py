"""Gathers the terms of documents in columns, one document after the other."""

from array import array
from collections import defaultdict
from collections.abc import Iterable

import numpy as np

from kbtool.site.search.analyzer import utf16_order
from kbtool.site.search.columns import Columns, Numbers, Occurrences
from kbtool.site.search.document_terms import DocumentTerms


class Counting:
    """The documents so far."""

    def __init__(self) -> None:
        self._terms, self._forms = _Gathered(), _Gathered()
        self._frequencies = array("I")

    def __len__(self) -> int:
        """How many documents there are."""
        return len(self._forms.sizes)

    def add(self, document: DocumentTerms) -> None:
        """The next document."""
        for counts in document.counts:
            self._terms.add(counts)
            self._frequencies.extend(counts.values())
        self._forms.add(document.forms)

    def columns(self) -> Columns:
        """All documents."""
        frequencies = np.frombuffer(self._frequencies, dtype=np.uint32)
        return Columns(self._terms.occurrences(), frequencies, self._forms.occurrences())


class _Gathered:
    """Rows of names, numbered as they come."""

    def __init__(self) -> None:
        self._known: defaultdict[str, int] = defaultdict()
        self._known.default_factory = self._known.__len__
        self._numbers = array("I")
        self.sizes = array("I")

    def add(self, names: Iterable[str]) -> None:
        """The next row."""
        before = len(self._numbers)
        self._numbers.extend(map(self._known.__getitem__, names))
        self.sizes.append(len(self._numbers) - before)

    def occurrences(self) -> Occurrences:
        names = list(self._known)
        order = sorted(range(len(names)), key=[utf16_order(name) for name in names].__getitem__)
        rank = np.zeros(len(names), dtype=np.uint32)
        rank[order] = np.arange(len(names), dtype=np.uint32)
        numbers: Numbers = rank[np.frombuffer(self._numbers, dtype=np.uint32)]
        return Occurrences([names[number] for number in order], np.frombuffer(self.sizes, dtype=np.uint32), numbers)
