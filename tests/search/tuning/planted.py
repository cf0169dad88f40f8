"""Keywords and synonyms planted in a corpus, and questions that only they answer.

A keyword is a phrase of two words of the collection that no article holds both of; it stands in the front matter of one
article. A synonym is a made-up word that the file of synonyms puts beside a word of a few articles; it is asked with
another word of one of them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from random import Random

from kbtool.config.search_settings import SearchSettings
from kbtool.content.synonyms import Synonyms
from kbtool.site.search.analyzer import load_analyzer
from kbtool.site.search.document import Document
from kbtool.site.search.files import search_files
from tests.search.tuning.corpus import Corpus, facts_of
from tests.search.tuning.queries import LETTERS, RARE, Part, Question, part_of, text_of

MADE = 7
"""Letters of a made-up word."""
PIECES = {
    "zh": re.compile(r"[\u4e00-\u9fff]{2,4}"),
    "ja": re.compile(r"[\u30a1-\u30fa\u30fc]{3,8}|[\u4e00-\u9fff]{2,4}"),
}
"""What stands for words where no spaces do."""
DENSE = "".join(map(chr, range(0x9F00, 0x9F80)))
"""Rare characters, for made-up words of such scripts."""


@dataclass(frozen=True)
class Planted:
    """A corpus with what was planted in it, and the questions."""

    corpus: Corpus
    questions: list[Question]


def planted(corpus: Corpus, part: Part, seed: int, count: int) -> Planted:
    """`count` of each; the articles are those of the part."""
    garden = _Garden(corpus, Random(f"planted {corpus.language} {seed}"))  # noqa: S311 - texts for a measurement
    targets = [item for item in corpus.documents if part in ("all", part_of(item.url))]
    keywords = dict(islice(garden.keywords(targets), count))
    synonyms = list(islice(garden.synonyms(targets), count))
    documents = tuple(
        replace(item, keywords=tuple(filter(None, [keywords.get(item.url)]))) for item in corpus.documents
    )
    facts = replace(
        facts_of(corpus.language, SearchSettings()),
        synonyms=tuple(Synonyms((made, word)) for made, word, _ in synonyms),
    )
    return Planted(
        Corpus(corpus.language, documents, search_files(facts, documents, load_analyzer())),
        [Question("keyword", phrase, frozenset([url])) for url, phrase in keywords.items()]
        + [question for _, _, question in synonyms],
    )


class _Garden:
    def __init__(self, corpus: Corpus, random: Random) -> None:
        self._language, self._random = corpus.language, random
        self._texts = {item.url: text_of(item).lower() for item in corpus.documents}
        self._words = {url: sorted(set(self._pieces(text))) for url, text in self._texts.items()}
        self._holders: dict[str, set[str]] = {}
        for url, words in self._words.items():
            for word in words:
                self._holders.setdefault(word, set()).add(url)

    def keywords(self, targets: Sequence[Document]) -> Iterator[tuple[str, str]]:
        """Address and phrase, one for each of the articles."""
        everywhere = sorted(word for word, holders in self._holders.items() if len(holders) > 1)
        for item in self._random.sample(targets, len(targets)):
            one, other = self._random.sample(everywhere, 2)
            if not any(one in text and other in text for text in self._texts.values()):
                yield item.url, f"{one} {other}"

    def synonyms(self, targets: Sequence[Document]) -> Iterator[tuple[str, str, Question]]:
        """Made-up word, word that it stands for, and question."""
        used: set[str] = set()
        for _ in range(50 * len(targets)):
            words = self._rare(self._random.choice(targets).url)
            if len(words) < 2:
                continue
            word, second = self._random.sample(words, 2)
            answers = self._holding(word) & self._holding(second)
            if word not in used and word not in second and second not in word and answers:
                used.add(word)
                made = self._made()
                yield made, word, Question("synonym", f"{made} {second}", frozenset(answers))

    def _pieces(self, text: str) -> Iterator[str]:
        if pattern := PIECES.get(self._language):
            return (match[0] for match in pattern.finditer(text))
        words = load_analyzer().words
        return (word.surface for word in words(text) if len(word.surface) > 2 and word.terms[0].isalpha())

    def _rare(self, url: str) -> list[str]:
        low, high = RARE
        return [word for word in self._words[url] if low <= len(self._holders[word]) <= high]

    def _holding(self, word: str) -> set[str]:
        """Of scripts without spaces also those that hold it within other words."""
        if self._language in PIECES:
            return {url for url, text in self._texts.items() if word in text}
        return self._holders[word]

    def _made(self) -> str:
        letters = DENSE if self._language in PIECES else LETTERS.get(self._language, "abcdefghijklmnopqrstuvwxyz")
        return "".join(self._random.choices(letters, k=3 if self._language in PIECES else MADE))
