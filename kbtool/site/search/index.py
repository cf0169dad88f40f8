"""The index that lunr.js 2.3.9 would build from the same terms, to the last value of its vectors.

The arithmetic is that of `lunr.Builder` (BM25 for each field; the number of documents with a term is summed over the
fields; values are rounded to thousandths). Terms have numbers in the order in which they come first.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from kbtool.site.search.analyzer import utf16_order
from kbtool.site.search.columns import Columns
from kbtool.site.search.counting import Counting
from kbtool.site.search.document_terms import Analysed, Runs

B = 0.75
K1 = 1.2
THOUSANDTHS = 1000

Integers = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Index:
    """What an index is made of. What is said of each entry takes much memory, and only small indexes are asked for it:
    number of its term, field and document, and frequency stand at one place."""

    columns: Columns
    fields: tuple[str, ...]
    field_boosts: Numbers
    document_boosts: Numbers

    @property
    def documents(self) -> int:
        """How many there are."""
        return self.columns.documents

    @cached_property
    def lengths(self) -> Integers:
        """For each document how many terms each of its fields has."""
        return self.columns.lengths.astype(np.int64).reshape(self.documents, len(self.fields))

    @cached_property
    def terms(self) -> tuple[str, ...]:
        """By number."""
        return tuple(self.columns.terms.names[place] for place in self._order.tolist())

    @cached_property
    def term(self) -> Integers:
        """Of each entry."""
        number = np.empty(len(self._order), dtype=np.int64)
        number[self._order] = np.arange(len(self._order))
        return number[self.columns.terms.numbers]

    @cached_property
    def field(self) -> Integers:
        """Of each entry."""
        return self._row % len(self.fields)

    @cached_property
    def document(self) -> Integers:
        """Of each entry."""
        return self._row // len(self.fields)

    @cached_property
    def frequency(self) -> Integers:
        """Of each entry: how often the term stands in the field of the document."""
        return self.columns.frequencies.astype(np.int64)

    @cached_property
    def _row(self) -> Integers:
        return np.repeat(np.arange(len(self.columns.terms.sizes)), self.columns.terms.sizes)

    @cached_property
    def _order(self) -> Integers:
        """Places of the names of terms, in the order in which the terms come first."""
        return np.argsort(np.unique(self.columns.terms.numbers, return_index=True)[1])

    def weights(self) -> Integers:
        """In thousandths: the values of lunr's vectors times 1,000."""
        with_term = np.bincount(self.term)
        averages = self.lengths.sum(axis=0) / max(self.documents, 1)
        rarity = np.log(1 + np.abs((self.documents - with_term + 0.5) / (with_term + 0.5)))[self.term]
        share = self.lengths[self.document, self.field] / averages[self.field]
        score = rarity * ((K1 + 1) * self.frequency) / (K1 * (1 - B + B * share) + self.frequency)
        return _rounded(score * self.field_boosts[self.field] * self.document_boosts[self.document] * THOUSANDTHS)

    def sorted_terms(self) -> list[int]:
        """The numbers of the terms in UTF-16 order."""
        return sorted(range(len(self.terms)), key=lambda number: utf16_order(self.terms[number]))


def build_index(
    documents: Iterable[Runs],
    analyse: Callable[[str], Analysed],
    document_boosts: Sequence[float],
    field_boosts: Mapping[str, float],
) -> Index:
    """The index of documents with the fields that `field_boosts` names, in its order."""
    counting = Counting(analyse)
    for document in documents:
        counting.add(document)
    return index_of(counting.columns(), document_boosts, field_boosts)


def index_of(columns: Columns, document_boosts: Sequence[float], field_boosts: Mapping[str, float]) -> Index:
    """The index of what is counted already."""
    return Index(
        columns=columns,
        fields=tuple(field_boosts),
        field_boosts=np.array(list(field_boosts.values()), dtype=np.float64),
        document_boosts=np.array(document_boosts, dtype=np.float64),
    )


def _rounded(values: Numbers) -> Integers:
    """As `Math.round` of JavaScript: halves go up."""
    whole = np.floor(values)
    return (whole + (values - whole >= 0.5)).astype(np.int64)
