"""From text to the terms that are searched. `overrides/assets/search/analyzer.js` is its twin in the browser.

Both are built from `analyzer.json`; `tests/search/vectors` holds what both must give. In order:

1. Unicode normal form NFKC; what `drop` lists (vowel signs, invisible characters) is taken out.
2. Runs of letters, marks and numbers; `separators` (the underscore, and the half-space of Persian) may stand inside.
3. A run is cut where its script changes:
   - `grams` (Chinese, Japanese, Thai, Lao, Khmer, Burmese): pairs of neighbouring units, and the last unit alone. A
     unit is a letter with its marks; after one of `stackers` the next letter belongs to it too.
   - `hangul`: the word, and the pairs of syllables of a word of three and more.
   - all others: the word without separators, and its parts of at least `part` characters where it has several: at
     separators, between letters and numbers, at a capital after a small letter, before the last capital of
     `HTTPServer`.
4. Terms of words are in lower case, Latin and Greek letters without marks (`strip`), folded by `folds`, digits by
   `zeros`. All terms are cut at `term` characters. No word is left out and none is stemmed.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Any, Literal

import regex

Kind = Literal["word", "grams", "hangul"]

REMEMBERED_RUNS = 1 << 16
CHINESE = re.compile(r"[\u4e00-\u9fff]+")
"""Most Chinese text. Where no property of Unicode is asked for, the module `re` is quicker than `regex`."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text, or a stretch of a script that is written without spaces."""

    kind: Kind
    surface: str
    """As written, in lower case: what a stemmer reads."""
    terms: tuple[str, ...]
    """word: the whole, then its parts. grams: the pairs, then the last unit. hangul: the whole, then the pairs."""


class Analyzer:
    """The analyzer that `data` (the content of `analyzer.json`) describes."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.version: str = data["version"]
        self._term, self._part, self._parts = (data["limits"][name] for name in ("term", "part", "parts"))
        separators, marks = _characters(data["separators"]), _characters(data["strip"]["marks"])
        grams, hangul = _characters(data["grams"]), _characters(data["hangul"])
        self._drop = re.compile(f"[{_characters(data['drop'])}]+")
        self._run = regex.compile(rf"[\p{{L}}\p{{N}}][\p{{L}}\p{{M}}\p{{N}}{separators}]*")
        inside = re.compile(f"[0-9A-Za-z{separators}]")
        self._ascii_gaps = {code: " " for code in range(128) if not inside.match(chr(code))}
        self._ascii_separators = "".join(filter(re.compile(f"[{separators}]").match, map(chr, range(128))))
        self._leading = tuple(f" {separator}" for separator in self._ascii_separators)
        self._drops_ascii = any(map(self._drop.match, map(chr, range(128))))
        self._segment = regex.compile(
            rf"(?P<grams>[{grams}][{grams}\p{{M}}]*)|(?P<hangul>[{hangul}][{hangul}\p{{M}}]*)"
            rf"|(?P<word>[^{grams}{hangul}]+)"
        )
        self._unit = regex.compile(rf"\P{{M}}(?:[{_characters(data['stackers'])}]\P{{M}}|\p{{M}})*|\p{{M}}+")
        self._separator = regex.compile(f"[{separators}]+")
        self._end = regex.compile(rf"[{separators}]+\Z")
        self._letter = regex.compile(r"[\p{L}\p{N}]")
        self._borders = tuple(
            (regex.compile(pattern), r"\1_\2")
            for pattern in (
                r"(\p{Ll})(\p{Lu})",
                r"(\p{Lu})(\p{Lu}\p{Ll}\p{Ll})",
                r"([\p{L}\p{M}])(\p{N})",
                r"(\p{N})(\p{L})",
            )
        )
        self._marked = regex.compile(rf"([{_characters(data['strip']['letters'])}])[{marks}]+")
        self._folds = str.maketrans(
            {source: target for target, sources in data["folds"].items() for source in sources}
            | {chr(int(zero, 16) + digit): str(digit) for zero in data["zeros"] for digit in range(10)}
        )
        self.words_of_run = lru_cache(REMEMBERED_RUNS)(self.analyse)

    def words(self, text: str) -> Iterator[Word]:
        """The words of a text, in its order."""
        for run in self.runs(text):
            yield from self.words_of_run(run)

    def runs(self, text: str) -> list[str]:
        """The runs of letters of a text, in its order: many come again, and need to be looked at once only."""
        if text.isascii():
            return self._runs_of(text)
        return [run for line in text.split("\n") for run in self._runs_of(line)]  # nothing goes beyond a line

    def _runs_of(self, line: str) -> list[str]:
        if line.isascii():
            return self._ascii_runs(self._drop.sub("", line) if self._drops_ascii else line)
        return self._run.findall(self._drop.sub("", unicodedata.normalize("NFKC", line)))

    def _ascii_runs(self, text: str) -> list[str]:
        """Most text of some languages. To look for its gaps is quicker than to look for its words."""
        spaced = text.translate(self._ascii_gaps)
        runs = spaced.split()
        if any(map(f" {spaced}".__contains__, self._leading)):
            runs = [run for run in (word.lstrip(self._ascii_separators) for word in runs) if run]
        return runs

    def terms(self, text: str) -> list[str]:
        """All terms of a text, in its order."""
        return [term for word in self.words(text) for term in word.terms]

    def analyse(self, run: str) -> tuple[Word, ...]:
        """The words of a run of letters; `words_of_run` remembers the results, since words come again."""
        if run.isascii():
            return self._word(run)
        words: list[Word] = []
        for match in self._segment.finditer(run):
            surface = match.group()
            if match.lastgroup == "grams":
                words.append(Word("grams", surface, tuple(self._grams(surface))))
            elif match.lastgroup == "hangul":
                words.append(Word("hangul", surface, tuple(self._syllables(surface))))
            else:
                words += self._word(surface)
        return tuple(words)

    def _word(self, segment: str) -> tuple[Word, ...]:
        """The word of a segment; none where it holds no letter."""
        surface = self._trimmed(segment)
        if not surface:
            return ()
        lower = surface.lower()
        is_plain = surface.isalpha() and surface[1:] == lower[1:]
        return (Word("word", lower, (self._cut(self._folded(lower)),) if is_plain else tuple(self._parts_of(surface))),)

    def _grams(self, segment: str) -> Iterator[str]:
        """The pairs of neighbouring units, and the last unit."""
        if CHINESE.fullmatch(segment):  # each character is a unit
            yield from (segment[i : i + 2] for i in range(len(segment)))
            return
        units = self._unit.findall(segment)
        for first, second in pairwise(units):
            yield self._cut(first + second)
        yield self._cut(units[-1])

    def _syllables(self, segment: str) -> Iterator[str]:
        """The word, and its pairs of syllables where it has three or more."""
        units = self._unit.findall(segment)
        yield self._cut(segment)
        if len(units) > 2:
            yield from (self._cut(first + second) for first, second in pairwise(units))

    def _parts_of(self, segment: str) -> Iterator[str]:
        """The word as a whole, then its parts."""
        marked = segment
        for border, cut in self._borders:
            marked = border.sub(cut, marked)
        yield self._cut(self._folded(self._separator.sub("", segment)))
        if self._separator.search(marked):
            parts = (self._cut(self._folded(part)) for part in self._separator.split(marked))
            yield from [part for part in parts if len(part) >= self._part][: self._parts]

    def _trimmed(self, segment: str) -> str:
        """Without separators at its ends; empty where no letter is left."""
        if segment.isalnum():
            return segment
        start = self._letter.search(segment)
        return self._end.sub("", segment[start.start() :]) if start else ""

    def _folded(self, text: str) -> str:
        lower = text.lower()
        if not lower.isascii():
            stripped = self._marked.sub(r"\1", unicodedata.normalize("NFD", lower))
            lower = unicodedata.normalize("NFC", stripped).translate(self._folds)
        return lower

    def _cut(self, term: str) -> str:
        return term[: self._term]


def load_analyzer() -> Analyzer:
    """The analyzer of this version of kbtool."""
    return Analyzer(json.loads(files(__package__).joinpath("analyzer.json").read_text("utf-8")))


def utf16_order(term: str) -> bytes:
    """Sort key of terms: the order in which JavaScript compares texts, by UTF-16 code units."""
    return term.encode("utf-16-be", "surrogatepass")


def _characters(ranges: Iterable[str]) -> str:
    """The inside of a character class: `["0061-007A", "005F"]` → `a-z_`, escaped."""
    return "".join("-".join(rf"\U{int(end, 16):08X}" for end in part.split("-")) for part in ranges)
