"""Questions drawn from a corpus, each with the articles that answer it.

Half of the articles are for training, half for testing, by a digest of their address: weights that were tuned on the
one are measured on the other.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from hashlib import sha256
from random import Random
from typing import Literal

from kbtool.site.search.analyzer import load_analyzer
from kbtool.site.search.document import Document
from kbtool.site.search.stems import stem_classes
from tests.search.tuning.corpus import Corpus

Part = Literal["train", "test", "all"]

LETTERS = {
    "fa": "ابپتجچحدرزسشعفقکگلمنوهی",
    "ar": "ابتثجحدرزسشعفقكلمنوهي",
    "ru": "абвгдежзиклмнопрстуя",
    "hi": "कखगचजतदनपबमयरलवसह",
}
HAN = re.compile(r"[\u4e00-\u9fff]+")
KANA = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]+")
ZWNJ = "\u200c"
RARE = (2, 12)
"""In how many articles a rare word stands."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is typed, and the addresses of the articles that answer it."""

    kind: str
    text: str
    answers: frozenset[str]


class Drawing:
    """Draws questions of every kind that fits the language."""

    def __init__(self, corpus: Corpus, part: Part, seed: int, count: int) -> None:
        self._corpus, self._random, self._count = corpus, Random(f"{corpus.language} {seed}"), count  # noqa: S311
        self._targets = [item for item in corpus.documents if part == "all" or part == part_of(item.url)]

    def questions(self) -> list[Question]:
        """`count` of each kind, fewer where the corpus has not that many."""
        kinds = dict(self._kinds())
        return [question for kind, draw in kinds.items() for question in self._drawn(kind, draw)]

    def _kinds(self) -> Iterator[tuple[str, Callable[[Document], tuple[str, frozenset[str]] | None]]]:
        language = self._corpus.language
        yield "title", self._title
        yield "half", self._half
        yield "rare", self._rare
        yield "typo2", lambda item: self._typo(item, 2)
        yield "typo1", lambda item: self._typo(item, 1)
        yield "inflected", self._inflected
        if language not in {"zh", "ja"}:
            yield "together", self._together
            yield "apart", self._apart
        if language in {"zh", "ja"}:
            for length in (2, 3, 4):
                yield f"sub{length}", partial(self._substring, length=length)
            yield "frag", lambda item: self._substring(item, self._random.randint(6, 10))
        if language == "fa":
            yield "clean", lambda item: self._persian(item, lambda text: text)
            yield "joined", lambda item: self._persian(item, lambda text: text.replace(ZWNJ, ""))
            yield "spaced", lambda item: self._persian(item, lambda text: text.replace(ZWNJ, " "))
            yield "arabic", lambda item: self._persian(item, lambda text: text.replace("ی", "ي").replace("ک", "ك"))

    def _drawn(self, kind: str, draw: Callable[[Document], tuple[str, frozenset[str]] | None]) -> Iterator[Question]:
        found: dict[str, Question] = {}
        for _ in range(self._count * 30):
            if len(found) == self._count:
                break
            drawn = draw(self._random.choice(self._targets))
            if drawn and drawn[1]:
                found[drawn[0]] = Question(kind, *drawn)
        yield from found.values()

    @cached_property
    def _analyzer(self) -> Callable[[str], list[str]]:
        return load_analyzer().terms

    @cached_property
    def _terms(self) -> Mapping[str, frozenset[str]]:
        """Address → terms of the article."""
        return {item.url: frozenset(self._analyzer(text_of(item))) for item in self._corpus.documents}

    @cached_property
    def _holders(self) -> Mapping[str, set[str]]:
        """Term → addresses of the articles that hold it."""
        holders: defaultdict[str, set[str]] = defaultdict(set)
        for url, terms in self._terms.items():
            for term in terms:
                holders[term].add(url)
        return holders

    @cached_property
    def _words(self) -> Mapping[str, list[str]]:
        """Address → words of letters of the article."""
        words = load_analyzer().words
        return {
            item.url: sorted(
                {word.surface for word in words(text_of(item)) if word.kind != "grams" and word.terms[0].isalpha()}
            )
            for item in self._corpus.documents
        }

    @cached_property
    def _titles(self) -> Mapping[str, frozenset[str]]:
        """Terms of a title → addresses of the articles that have it."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for item in self._corpus.documents:
            found[" ".join(self._analyzer(item.title))].add(item.url)
        return {title: frozenset(urls) for title, urls in found.items()}

    @cached_property
    def _classes(self) -> Mapping[str, list[str]]:
        """Term → the terms of its stem's class."""
        surfaces: dict[str, dict[str, None]] = {}
        for words in self._words.values():
            for word in words:
                surfaces.setdefault(self._analyzer(word)[0], {})[word] = None
        common = {term: len(self._holders[term]) for term in surfaces}
        classes = stem_classes(surfaces, lambda _: common, self._corpus.language)
        return {term: members for members in classes for term in members}

    def _holding(self, terms: list[str]) -> frozenset[str]:
        held = [self._holders.get(term, set()) for term in terms]
        return frozenset(set.intersection(*held)) if held else frozenset()

    def _title(self, item: Document) -> tuple[str, frozenset[str]] | None:
        return item.title, self._titles[" ".join(self._analyzer(item.title))]

    def _half(self, item: Document) -> tuple[str, frozenset[str]] | None:
        """The last word of the title half typed; every article whose title goes on so is an answer."""
        last = item.title.split()[-1]
        cut = item.title[: len(item.title) - len(last) // 2]
        flat = _flat(cut)
        return (
            (cut, frozenset(url for url, title in self._flat_titles.items() if flat in title))
            if len(last) >= 6
            else None
        )

    @cached_property
    def _flat_titles(self) -> Mapping[str, str]:
        return {item.url: _flat(item.title) for item in self._corpus.documents}

    def _rare_words(self, item: Document, length: int) -> list[str]:
        low, high = RARE
        words = [word for word in self._words[item.url] if len(word) >= length]
        return [word for word in words if low <= len(self._holders[self._analyzer(word)[0]]) <= high]

    def _rare(self, item: Document) -> tuple[str, frozenset[str]] | None:
        words = self._rare_words(item, 3)
        if len(words) < 2:
            return None
        chosen = self._random.sample(words, 2)
        return " ".join(chosen), self._holding([self._analyzer(word)[0] for word in chosen])

    def _typo(self, item: Document, count: int) -> tuple[str, frozenset[str]] | None:
        words = self._rare_words(item, 5)
        if len(words) < count:
            return None
        chosen = self._random.sample(words, count)
        wrong = self._mistyped(chosen[0])
        if not wrong or self._analyzer(wrong)[0] in self._holders:
            return None
        return " ".join([wrong, *chosen[1:]]), self._holding([self._analyzer(word)[0] for word in chosen])

    def _mistyped(self, word: str) -> str:
        at = self._random.randrange(len(word))
        letter = self._random.choice(LETTERS.get(self._corpus.language, "abcdefghijklmnopqrstuvwxyz"))
        match self._random.randrange(4):
            case 0:
                return word[:at] + letter + word[at + 1 :]
            case 1:
                return word[:at] + word[at + 1 :]
            case 2:
                return word[:at] + letter + word[at:]
            case _:
                return word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :]

    def _inflected(self, item: Document) -> tuple[str, frozenset[str]] | None:
        held, words = self._terms[item.url], self._rare_words(item, 4)
        pairs = [
            (word, other)
            for word in words
            for other in self._classes.get(self._analyzer(word)[0], ())
            if other not in held
        ]
        if not pairs or len(words) < 2:
            return None
        word, other = self._random.choice(pairs)
        second = self._random.choice([kept for kept in words if kept != word])
        answers = self._holding([self._analyzer(second)[0]]) & frozenset(
            url for member in self._classes[self._analyzer(word)[0]] for url in self._holders[member]
        )
        return f"{other} {second}", answers

    def _together(self, item: Document) -> tuple[str, frozenset[str]] | None:
        """Two words of the title written as one that no article has."""
        words = _flat(item.title).split()
        at = self._random.randrange(len(words)) if words else 0
        pair = words[at : at + 2]
        if len(pair) < 2 or min(map(len, pair)) < 3 or self._analyzer("".join(pair))[0] in self._holders:
            return None
        return " ".join([*words[:at], "".join(pair), *words[at + 2 :]]), self._titles[
            " ".join(self._analyzer(item.title))
        ]

    def _apart(self, item: Document) -> tuple[str, frozenset[str]] | None:
        """A word written as two words that there are."""
        found = [
            (word[:at], word[at:], self._holders[self._analyzer(word)[0]])
            for word in self._rare_words(item, 6)
            for at in range(3, len(word) - 2)
            if {word[:at].lower(), word[at:].lower()} <= self._holders.keys()
        ]
        if not found:
            return None
        first, second, holders = self._random.choice(found)
        return f"{first} {second}", frozenset(holders)

    def _substring(self, item: Document, length: int) -> tuple[str, frozenset[str]] | None:
        pattern = HAN if self._corpus.language == "zh" else KANA
        runs = [run for run in pattern.findall(text_of(item)) if len(run) >= length]
        if not runs:
            return None
        run = self._random.choice(runs)
        at = self._random.randint(0, len(run) - length)
        text = run[at : at + length]
        return text, frozenset(other.url for other in self._corpus.documents if text in text_of(other))

    def _persian(self, item: Document, change: Callable[[str], str]) -> tuple[str, frozenset[str]] | None:
        words = [word for word in self._words[item.url] if re.search(r"[\u0600-\u06ff]", word)]
        compounds = [word for word in words if ZWNJ in word and len(self._holders[self._analyzer(word)[0]]) <= 40]
        rare = [
            word for word in self._rare_words(item, 3) if word in words and ZWNJ not in word and re.search("[یک]", word)
        ]
        if not compounds or not rare:
            return None
        chosen = [self._random.choice(compounds), self._random.choice(rare)]
        return change(" ".join(chosen)), self._holding([self._analyzer(word)[0] for word in chosen])


def text_of(item: Document) -> str:
    """All that readers see of an article."""
    return "\n".join((item.title, *(f"{part.heading}\n{part.text}" for part in item.sections)))


def _flat(text: str) -> str:
    """In small letters, without the signs between words."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def part_of(url: str) -> Part:
    """The half that an article belongs to."""
    return "train" if sha256(url.encode()).digest()[0] % 2 else "test"


def kinds_of(questions: list[Question]) -> Counter[str]:
    """How many questions there are of each kind."""
    return Counter(question.kind for question in questions)
