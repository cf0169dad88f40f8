"""The terms of one document with their numbers."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from kbtool.site.search.analyzer import REMEMBERED_RUNS, Analyzer, Word
from kbtool.site.search.document import FIELDS, Document

BORDER = "\t"
"""Between a term and the way it is written; no term holds one."""
Analysed = tuple[tuple[str, ...], tuple[str, ...]]
SHORT = 20
"""Characters; a longer run of letters, such as a sentence in Chinese, hardly comes again."""


@dataclass(frozen=True, slots=True)
class DocumentTerms:
    """What is counted in a document."""

    counts: tuple[dict[str, int], ...]
    """For each of FIELDS: term → how often, in the order in which they come first."""
    forms: Collection[str]
    """Of each term that is a word: the term, BORDER and a way in which it is written; of each that is a part of a word:
    the term. Terms that are only pairs of characters are not here."""


def count_terms(document: Document, analyzer: Analyzer) -> DocumentTerms:
    """Counts the terms of all fields."""
    forms: dict[str, None] = {}
    texts, analysed = document.texts, _analysed(analyzer)
    return DocumentTerms(tuple(_counts(analyzer.runs(texts[field]), analysed, forms) for field in FIELDS), forms)


def _counts(runs: Iterable[str], analysed: Mapping[str, Analysed], forms: dict[str, None]) -> dict[str, int]:
    """How often each term of some runs of letters comes; enters what is no pair of characters in `forms`."""
    counts: dict[str, int] = {}
    for run, number in Counter(runs).items():
        terms, written = analysed[run]
        for term in terms:
            counts[term] = counts.get(term, 0) + number
        for form in written:
            forms[form] = None
    return counts


class _Runs(dict[str, Analysed]):
    """Run of letters → its terms and forms. Short ones are remembered, since words come again."""

    def __init__(self, analyzer: Analyzer) -> None:
        super().__init__()
        self._analyzer = analyzer

    def __missing__(self, run: str) -> Analysed:
        words = self._analyzer.analyse(run)
        terms = tuple(term for word in words for term in word.terms)
        found = terms, tuple(form for word in words for form in _forms(word))
        if len(run) <= SHORT:
            if len(self) >= REMEMBERED_RUNS:
                self.clear()
            self[run] = found
        return found


_analysed = lru_cache(maxsize=1)(_Runs)


def _forms(word: Word) -> Iterator[str]:
    if word.kind != "grams":
        yield f"{word.terms[0]}{BORDER}{word.surface}"
    if word.kind == "word":
        yield from word.terms[1:]
