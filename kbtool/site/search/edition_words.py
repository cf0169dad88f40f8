"""The words of an edition for its vocabulary. The vocabulary is made anew only where the words have changed."""

import json
from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import msgspec
import numpy as np

from kbtool.site.search.analyzer import utf16_order
from kbtool.site.search.columns import Columns
from kbtool.site.search.document_terms import BORDER
from kbtool.site.search.edition_memory import memory_key
from kbtool.site.search.facts import SearchFacts
from kbtool.site.search.vocabulary import Compiled, Words, vocabulary_data
from kbtool.store.digests import digest_of
from kbtool.store.store import Store

SHELF = "search vocabulary"
BEHIND = chr(ord(BORDER) + 1)
AT_ONCE = 1_000
"""Documents that are looked at in one go: all of them would take much memory."""


class _Kept(msgspec.Struct, array_like=True):
    words: bytes
    """The digest of what it was made of."""
    asked: dict[str, int]
    """Term → in how many documents it is, of the terms that were asked for that."""
    data: dict[str, Any]


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(_Kept).decode


def edition_vocabulary(columns: Columns, synonyms: Compiled, facts: SearchFacts, store: Store) -> dict[str, Any]:
    """The vocabulary of these documents, as `vocabulary_data` gives it."""
    key = memory_key(facts, "vocabulary")
    words = digest_of("\n".join(columns.forms.names), json.dumps(synonyms))
    kept = _decoded(store.find(SHELF, [key]).get(key))
    if kept and kept.words == words and kept.asked == documents_with(columns, kept.asked):
        return kept.data
    surfaces: dict[str, dict[str, None]] = {}
    for form in columns.forms.names:
        term, _, surface = form.partition(BORDER)
        written = surfaces.setdefault(term, {})
        if surface:
            written[surface] = None
    asked: dict[str, int] = {}

    def common(terms: Iterable[str]) -> Mapping[str, int]:
        asked.update(documents_with(columns, dict.fromkeys(terms)))
        return asked

    data = vocabulary_data(Words(surfaces, common), synonyms, facts.language)
    store.keep(SHELF, {key: _encode(_Kept(words, asked, data))})
    return data


def documents_with(columns: Columns, terms: Collection[str]) -> dict[str, int]:
    """Term → in how many documents it is a word or a part of one."""
    asked = {term: number for number, term in enumerate(terms)}
    nothing = len(asked)
    if not asked:
        return {}
    of_form = np.full(len(columns.forms.names), nothing, dtype=np.int64)
    for term, number in asked.items():
        of_form[_forms(columns.forms.names, term)] = number
    counts = np.zeros(nothing + 1, dtype=np.int64)
    ends = np.concatenate(([0], np.cumsum(columns.forms.sizes, dtype=np.int64)))
    for first in range(0, columns.documents, AT_ONCE):
        some = ends[first : first + AT_ONCE + 1]
        found = of_form[columns.forms.numbers[some[0] : some[-1]]]
        document = np.repeat(np.arange(len(some) - 1), np.diff(some))
        is_asked = found < nothing
        pairs = np.sort(document[is_asked] * (nothing + 1) + found[is_asked])
        once = pairs[np.diff(pairs, prepend=-1) != 0]
        counts += np.bincount(once % (nothing + 1), minlength=nothing + 1)
    return dict(zip(asked, counts.tolist(), strict=False))


def _forms(names: Sequence[str], term: str) -> slice:
    """Where those of a term are: BORDER comes before every character of a term."""
    first, last = (bisect_left(names, utf16_order(name), key=utf16_order) for name in (term, f"{term}{BEHIND}"))
    return slice(first, last)


def _decoded(value: bytes | None) -> _Kept | None:
    try:
        return _decode(value) if value else None
    except msgspec.MsgspecError:
        return None
