"""The order of titles as people of a language expect it.

Written here because PyICU has no wheels, and pyuca takes a second to start and knows no language's own alphabet.
"""

import re
import sys
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from kbtool.content.collation.alphabets import ALPHABETS, FOLDED, letter_places

SortKey = tuple[str, str, str]
"""What counts first, letter by letter; then accents; then case."""

SEPARATOR, NUMBER, LETTER, FOREIGN_LETTER = "\x01\x02\x03\x04"
"""Each begins an element, which goes by this, then by what follows. END is less than whatever else may follow."""
END = "\0"
RARE_HAN = "\U00020000-\U0003ffff"
HAN = f"\u3400-\u9fff\uf900-\ufaff{RARE_HAN}"
TRADITIONAL = {"hant", "tw", "hk", "mo"}
DOTTED = frozenset({"tr", "az"})
DOTTED_I = str.maketrans({"I": "ı", "İ": "i"})


@lru_cache(maxsize=1 << 16)
def sort_key(text: str, locale: str) -> SortKey:
    """What to sort titles of a locale by. Keys of different locales cannot be compared.

    Numbers in the text count as numbers. Accents and case decide only between titles that are otherwise the same.
    Chinese goes by pinyin, among Latin words under the same letter; traditional Chinese by strokes, as in Big5.
    """
    language, by_strokes, letters = _reading(locale)
    if text.isascii() and language not in DOTTED:
        visible, folded = text, text.lower()
        apart = folded
    else:
        visible, folded = _folded(text, language)
        apart = unicodedata.normalize("NFD", folded)
    if letters is None or _special(folded.isascii()).search(folded):
        elements = "".join(_elements(folded, language, by_strokes))
    else:
        elements = folded.translate(letters)
    return elements, apart, visible.swapcase()


def _folded(text: str, language: str) -> tuple[str, str]:
    """The text without what nobody sees, and the same without case."""
    visible = text
    if not text.isascii():
        visible = "".join(character for character in unicodedata.normalize("NFC", text) if _is_visible(character))
    folded = visible.translate(DOTTED_I) if language in DOTTED else visible
    return visible, unicodedata.normalize("NFC", folded.casefold())


@lru_cache(maxsize=64)
def _reading(locale: str) -> tuple[str, bool, "_Letters | None"]:
    """The language, whether its Chinese goes by strokes, and its letters; None where pairs are among them."""
    language, *subtags = locale.replace("_", "-").lower().split("-")
    by_strokes = language != "zh" or not TRADITIONAL.isdisjoint(subtags)
    return language, by_strokes, None if _has_pairs(language) else _letters_of(language)


@cache
def _special(is_ascii: bool) -> re.Pattern[str]:
    """What counts otherwise than letter by letter. All Han characters take milliseconds to compile, the rare ones
    none."""
    return re.compile(rf"[\d{RARE_HAN if is_ascii else HAN}]")


@cache
def _piece(is_ascii: bool) -> re.Pattern[str]:
    han = RARE_HAN if is_ascii else HAN
    return re.compile(rf"(?P<number>\d+)|(?P<han>[{han}]+)|(?P<other>[^\d{han}]+)")


def _is_visible(character: str) -> bool:
    """False for joiners and direction marks (Cf): Persian writes the same word with and without them."""
    return unicodedata.category(character) != "Cf"


def _elements(text: str, language: str, by_strokes: bool) -> Iterator[str]:
    for match in _piece(text.isascii()).finditer(text):
        if match["number"]:
            digits = "".join(str(unicodedata.decimal(digit)) for digit in match[0]).lstrip("0")
            yield f"{NUMBER}{_ordered(len(digits))}{digits}{END}"
        elif match["han"]:
            yield from _by_strokes(match[0]) if by_strokes else _by_sound(match[0])
        elif _has_pairs(language):
            yield from _paired(match[0], language)
        else:
            yield match[0].translate(_letters_of(language))


def _ordered(number: int) -> str:
    """A character that sorts as the number does, and is none of those that no file can hold."""
    return chr(min(0x10000 + number, sys.maxunicode))


def _paired(text: str, language: str) -> Iterator[str]:
    """The elements of letters, some of which are written with two characters."""
    places, position = _letter_places(language), 0
    while position < len(text):
        pair = text[position : position + 2]
        if pair in places and len(pair) > 1:
            yield f"{LETTER}{places[pair]}{END}"
        else:
            yield text[position].translate(_letters_of(language))
        position += 2 if pair in places and len(pair) > 1 else 1


@lru_cache(maxsize=64)
def _has_pairs(language: str) -> bool:
    return any(len(letter) > 1 for letter in _letter_places(language))


@lru_cache(maxsize=64)
def _letter_places(language: str) -> Mapping[str, str]:
    return letter_places(language)


class _Letters(dict[int, str]):
    """Code point → its elements in a language: none for a mark, one for a letter, several for a ligature."""

    def __init__(self, language: str) -> None:
        self._places, self._has_alphabet = _letter_places(language), language in ALPHABETS

    def __missing__(self, code: int) -> str:
        found = self[code] = "".join(_find_letters(chr(code), self._places, self._has_alphabet))
        return found


@lru_cache(maxsize=64)
def _letters_of(language: str) -> _Letters:
    return _Letters(language)


def _find_letters(character: str, places: Mapping[str, str], has_alphabet: bool) -> Iterator[str]:
    if character in places:
        yield f"{LETTER}{places[character]}{END}"
        return
    foreign = f"{FOREIGN_LETTER}{_ordered(0)}" if has_alphabet else LETTER
    for letter in unicodedata.normalize("NFD", character.translate(FOLDED)).translate(FOLDED):
        if unicodedata.combining(letter):
            continue
        if letter in places:
            yield f"{LETTER}{places[letter]}{END}"
        elif unicodedata.category(letter)[0] in "LMN":
            yield f"{foreign}{letter}{END}"
        else:
            yield SEPARATOR


def _by_sound(han: str) -> Iterator[str]:
    from kbtool.content.collation.pinyin import pinyin_of  # noqa: PLC0415 - a quarter of a second that only Chinese pays

    for syllable, character in zip(pinyin_of(han), han, strict=True):
        yield f"{LETTER}{syllable}{character}{END}"


def _by_strokes(han: str) -> Iterator[str]:
    """Big5 lists its common characters, then its rare ones, each by the number of strokes."""
    for character in han:
        code = int.from_bytes(character.encode("big5", errors="ignore"))
        yield f"{FOREIGN_LETTER}{_ordered(code or 0xFFFF)}{character}{END}"
