"""What there is to count in a document: its runs of letters, and the terms of each."""

from collections.abc import Iterator

from kbtool.site.search.analyzer import Analyzer, Word
from kbtool.site.search.document import FIELDS, Document

BORDER = "\t"
"""Between a term and the way it is written; no term holds one."""
Runs = tuple[list[str], ...]
"""For each of FIELDS its runs of letters, in the order of its text."""
Analysed = tuple[tuple[str, ...], tuple[str, ...]]
"""(terms, forms) of a run. Forms are, of each term that is a word: the term, BORDER and a way in which it is written;
of each that is a part of a word: the term. Terms that are only pairs of characters are not there."""


def document_runs(document: Document, analyzer: Analyzer) -> Runs:
    """The runs of letters of all fields."""
    texts = document.texts
    return tuple(analyzer.runs(texts[field]) for field in FIELDS)


def analysed(run: str, analyzer: Analyzer) -> Analysed:
    """The terms and forms of a run of letters, in its order."""
    words = analyzer.analyse(run)
    terms = tuple(term for word in words for term in word.terms)
    return terms, tuple(form for word in words for form in _forms(word))


def _forms(word: Word) -> Iterator[str]:
    if word.kind != "grams":
        yield f"{word.terms[0]}{BORDER}{word.surface}"
    if word.kind == "word":
        yield from word.terms[1:]
