"""The words of an edition: what a reader's word is looked up in before anything is searched."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from os.path import commonprefix

from kbtool.content.synonyms import Synonyms
from kbtool.site.search.analyzer import Analyzer, utf16_order
from kbtool.site.search.document_terms import DocumentTerms
from kbtool.site.search.stems import stem_classes
from kbtool.store.store import Store

LENGTH_OFFSET = 35
"""The length of a shared start is written as the character of this code and so many more: `#` is none."""
Compiled = dict[str, list[str]]
"""Query terms of a phrase, joined by spaces → those of each phrase that it finds too."""


@dataclass
class Words:
    """The words of the documents seen so far."""

    surfaces: dict[str, dict[str, None]] = field(default_factory=dict)
    """Term → the ways it is written as a word."""
    common: dict[str, int] = field(default_factory=dict)
    """Term → in how many documents it is."""

    def seen(self, documents: Iterable[DocumentTerms]) -> Iterator[DocumentTerms]:
        """Passes the documents on, and enters their words."""
        for document in documents:
            for term, written in document.surfaces.items():
                self.surfaces.setdefault(term, {}).update(dict.fromkeys(written))
                self.common[term] = self.common.get(term, 0) + 1
            yield document


def vocabulary_json(words: Words, synonyms: Compiled, locale: str, store: Store) -> bytes:
    """The file: terms that are words or parts of words, classes of forms of one word by term number, synonyms."""
    terms = sorted(words.surfaces, key=utf16_order)
    numbers = {term: number for number, term in enumerate(terms)}
    classes = sorted(
        sorted(map(numbers.__getitem__, one)) for one in stem_classes(words.surfaces, words.common, locale, store)
    )
    data = {"terms": front_coded(terms), "classes": classes, "synonyms": synonyms}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def front_coded(terms: Iterable[str]) -> str:
    """Sorted terms in lines: a character for the length of what a term shares with the one before, in UTF-16 units,
    then the rest."""
    lines: list[str] = []
    before = ""
    for term in terms:
        shared = commonprefix((before, term))  # noqa: RUF071 - letters are compared, not paths
        lines.append(chr(LENGTH_OFFSET + len(utf16_order(shared)) // 2) + term[len(shared) :])
        before = term
    return "\n".join(lines)


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
