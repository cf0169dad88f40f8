"""The words of an edition: what a reader's word is looked up in before anything is searched."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from kbtool.content.synonyms import Synonyms
from kbtool.site.search.analyzer import Analyzer, utf16_order
from kbtool.site.search.differences import differences
from kbtool.site.search.front_coding import front_coded
from kbtool.site.search.stems import Common, stem_classes

Compiled = dict[str, list[str]]
"""Query terms of a phrase, joined by spaces → those of each phrase that it finds too."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of some documents."""

    surfaces: Mapping[str, Mapping[str, None]]
    """Term → the ways it is written as a word."""
    common: Common


def vocabulary_data(words: Words, synonyms: Compiled, locale: str) -> dict[str, Any]:
    """The words: terms that are words or parts of words, classes of forms of one word by term number, synonyms.

    A class is written as its `differences`, the first one from the start of the class before.
    """
    terms = sorted(words.surfaces, key=utf16_order)
    numbers = {term: number for number, term in enumerate(terms)}
    classes = sorted(
        sorted(map(numbers.__getitem__, one)) for one in stem_classes(words.surfaces, words.common, locale)
    )
    steps = [differences(one, before[0]) for before, one in pairwise([[0], *classes])]
    return {"terms": front_coded(terms), "classes": steps, "synonyms": synonyms}


def compile_synonyms(entries: Sequence[Synonyms], analyzer: Analyzer, known: Mapping[str, object]) -> Compiled:
    """The entries as query terms; only what leads to phrases whose terms are all `known` in the edition."""
    found: dict[str, dict[str, None]] = {}
    for entry in entries:
        words = [query_terms(word, analyzer) for word in entry.words]
        targets = [query_terms(word, analyzer) for word in entry.leads_to] or words
        for word in words:
            others = [" ".join(target) for target in targets if target != word and _is_known(target, known)]
            if word and others:
                found.setdefault(" ".join(word), {}).update(dict.fromkeys(others))
    return {word: list(found[word]) for word in sorted(found, key=utf16_order)}


def query_terms(text: str, analyzer: Analyzer) -> list[str]:
    """What a text is searched by: its words as a whole, and the pairs of scripts without spaces."""
    found: list[str] = []
    for word in analyzer.words(text):
        found += (word.terms[:-1] or word.terms) if word.kind == "grams" else word.terms[:1]
    return found


def _is_known(terms: Sequence[str], known: Mapping[str, object]) -> bool:
    return bool(terms) and all(term in known for term in terms)
