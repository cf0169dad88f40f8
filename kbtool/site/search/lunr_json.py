"""The index in lunr's own form: what `lunr.Index.load` of version 2.3.9 reads."""

import json
from typing import Any

import numpy as np

from kbtool.site.search.index import THOUSANDTHS, Index

VERSION = "2.3.9"


def lunr_json(index: Index) -> bytes:
    """As JavaScript's `JSON.stringify` of an index without a pipeline; the references are document numbers as text."""
    data = {
        "version": VERSION,
        "fields": index.fields,
        "fieldVectors": _vectors(index),
        "invertedIndex": _inverted(index),
        "pipeline": [],
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def _vectors(index: Index) -> list[tuple[str, list[float]]]:
    """`["title/0", [term number, value, …]]` for each field of each document; term numbers rise."""
    fields = len(index.fields)
    row = index.document * fields + index.field
    order = np.lexsort((index.term, row))
    ends = np.searchsorted(row[order], np.arange(index.documents * fields), side="right").tolist()
    terms, weights = index.term[order].tolist(), index.weights()[order].tolist()
    found = []
    start = 0
    for number, end in enumerate(ends):
        name = f"{index.fields[number % fields]}/{number // fields}"
        pairs = zip(terms[start:end], weights[start:end], strict=True)
        found.append((name, [item for term, weight in pairs for item in (term, _value(weight))]))
        start = end
    return found


def _inverted(index: Index) -> list[tuple[str, dict[str, Any]]]:
    """`["term", {"_index": n, "title": {"0": {}}, …}]` in UTF-16 order."""
    postings: list[dict[str, Any]] = [
        {"_index": number, **{field: {} for field in index.fields}} for number in range(len(index.terms))
    ]
    order = np.lexsort((index.document, index.field, index.term))
    columns = (index.term[order].tolist(), index.field[order].tolist(), index.document[order].tolist())
    for term, field, document in zip(*columns, strict=True):
        postings[term][index.fields[field]][str(document)] = {}
    return [(index.terms[number], postings[number]) for number in index.sorted_terms()]


def _value(weight: int) -> float:
    """Whole numbers without a point, as JavaScript writes them."""
    return weight // THOUSANDTHS if weight % THOUSANDTHS == 0 else weight / THOUSANDTHS
