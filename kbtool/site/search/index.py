"""The index that lunr.js 2.3.9 would build from the same terms, to the last value of its vectors.

The arithmetic is that of `lunr.Builder` (BM25 for each field; the number of documents with a term is summed over the
fields; values are rounded to thousandths). Terms have numbers in the order in which they come first.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kbtool.site.search.analyzer import utf16_order
from kbtool.site.search.document_terms import DocumentTerms

B = 0.75
K1 = 1.2
THOUSANDTHS = 1000

Integers = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Index:
    """All entries: term number, field number, document number and weight of each stand at one place."""

    documents: int
    fields: tuple[str, ...]
    terms: tuple[str, ...]
    """By number."""
    term: Integers
    field: Integers
    document: Integers
    weight: Integers
    """In thousandths: a value of lunr's vectors times 1,000."""

    def sorted_terms(self) -> list[int]:
        """The numbers of the terms in UTF-16 order."""
        return sorted(range(len(self.terms)), key=lambda number: utf16_order(self.terms[number]))


def build_index(
    documents: Iterable[DocumentTerms], document_boosts: Sequence[float], field_boosts: Mapping[str, float]
) -> Index:
    """The index of documents with the fields that `field_boosts` names, in its order."""
    numbers: dict[str, int] = {}
    term: list[int] = []
    frequency: list[int] = []
    sizes: list[int] = []
    for document in documents:
        for counts in document.counts:
            term += [numbers.setdefault(name, len(numbers)) for name in counts]
            frequency += counts.values()
            sizes.append(len(counts))
    fields = len(field_boosts)
    row = np.repeat(np.arange(len(sizes)), sizes)
    terms = np.array(term, dtype=np.int64)
    weights = _weights(
        terms,
        np.array(frequency, dtype=np.float64),
        row,
        np.array(list(field_boosts.values()), dtype=np.float64),
        np.array(document_boosts, dtype=np.float64),
    )
    return Index(
        documents=len(document_boosts),
        fields=tuple(field_boosts),
        terms=tuple(numbers),
        term=terms,
        field=row % fields,
        document=row // fields,
        weight=weights,
    )


def _weights(term: Integers, frequency: Numbers, row: Integers, field_boosts: Numbers, boosts: Numbers) -> Integers:
    """The weight of each entry; a row is a field of a document."""
    fields, documents = len(field_boosts), len(boosts)
    lengths = np.bincount(row, weights=frequency, minlength=fields * documents)
    averages = lengths.reshape(documents, fields).sum(axis=0) / max(documents, 1)
    with_term = np.bincount(term)
    rarity = np.log(1 + np.abs((documents - with_term + 0.5) / (with_term + 0.5)))[term]
    share = lengths[row] / averages[row % fields]
    score = rarity * ((K1 + 1) * frequency) / (K1 * (1 - B + B * share) + frequency)
    score = score * field_boosts[row % fields] * boosts[row // fields]
    return _rounded(score * THOUSANDTHS)


def _rounded(values: Numbers) -> Integers:
    """As `Math.round` of JavaScript: halves go up."""
    whole = np.floor(values)
    return (whole + (values - whole >= 0.5)).astype(np.int64)
