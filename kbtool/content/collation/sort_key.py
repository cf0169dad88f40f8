"""The order of titles as people of a language expect it.

Written here because PyICU has no wheels, and pyuca takes a second to start and knows no language's own alphabet.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import chain

from kbtool.content.collation.alphabets import ALPHABETS, FOLDED, letter_places

Element = tuple[int, int, str]
SortKey = tuple[tuple[Element, ...], str, str]
"""What counts first, letter by letter; then accents; then case."""

SEPARATOR, NUMBER, LETTER, FOREIGN_LETTER = range(4)
PIECE = re.compile(
    r"(?P<number>\d+)|(?P<han>[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+)|(?P<other>[^\d\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+)"
)
SPECIAL = re.compile("[\\d\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
"""What counts otherwise than letter by letter."""
TRADITIONAL = {"hant", "tw", "hk", "mo"}
DOTTED_I = str.maketrans({"I": "ı", "İ": "i"})


def sort_key(text: str, locale: str) -> SortKey:
    """What to sort titles of a locale by. Keys of different locales cannot be compared.

    Numbers in the text count as numbers. Accents and case decide only between titles that are otherwise the same.
    Chinese goes by pinyin, among Latin words under the same letter; traditional Chinese by strokes, as in Big5.
    """
    language, *subtags = locale.replace("_", "-").lower().split("-")
    visible = text
    if not text.isascii():
        visible = "".join(character for character in unicodedata.normalize("NFC", text) if _is_visible(character))
    folded = visible.translate(DOTTED_I) if language in ("tr", "az") else visible
    folded = unicodedata.normalize("NFC", folded.casefold())
    by_strokes = language != "zh" or not TRADITIONAL.isdisjoint(subtags)
    if SPECIAL.search(folded) or _has_pairs(language):
        elements = tuple(_elements(folded, language, by_strokes))
    else:
        elements = tuple(chain.from_iterable(map(_letters_of(language).__getitem__, folded)))
    return elements, unicodedata.normalize("NFD", folded), visible.swapcase()


def _is_visible(character: str) -> bool:
    """False for joiners and direction marks (Cf): Persian writes the same word with and without them."""
    return unicodedata.category(character) != "Cf"


def _elements(text: str, language: str, by_strokes: bool) -> Iterator[Element]:
    for match in PIECE.finditer(text):
        if match["number"]:
            digits = "".join(str(unicodedata.decimal(digit)) for digit in match[0]).lstrip("0")
            yield NUMBER, len(digits), digits
        elif match["han"]:
            yield from _by_strokes(match[0]) if by_strokes else _by_sound(match[0])
        elif _has_pairs(language):
            yield from _paired(match[0], language)
        else:
            yield from chain.from_iterable(map(_letters_of(language).__getitem__, match[0]))


def _paired(text: str, language: str) -> Iterator[Element]:
    """The elements of letters, some of which are written with two characters."""
    places, position = _letter_places(language), 0
    while position < len(text):
        pair = text[position : position + 2]
        if pair in places and len(pair) > 1:
            yield LETTER, 0, places[pair]
        else:
            yield from _letters_of(language)[text[position]]
        position += 2 if pair in places and len(pair) > 1 else 1


@lru_cache(maxsize=64)
def _has_pairs(language: str) -> bool:
    return any(len(letter) > 1 for letter in _letter_places(language))


@lru_cache(maxsize=64)
def _letter_places(language: str) -> Mapping[str, str]:
    return letter_places(language)


class _Letters(dict[str, tuple[Element, ...]]):
    """Character → its elements in a language: none for a mark, one for a letter, several for a ligature."""

    def __init__(self, language: str) -> None:
        self._places, self._has_alphabet = _letter_places(language), language in ALPHABETS

    def __missing__(self, character: str) -> tuple[Element, ...]:
        found = self[character] = tuple(_find_letters(character, self._places, self._has_alphabet))
        return found


@lru_cache(maxsize=64)
def _letters_of(language: str) -> _Letters:
    return _Letters(language)


def _find_letters(character: str, places: Mapping[str, str], has_alphabet: bool) -> Iterator[Element]:
    if character in places:
        yield LETTER, 0, places[character]
        return
    for letter in unicodedata.normalize("NFD", character.translate(FOLDED)).translate(FOLDED):
        if unicodedata.combining(letter):
            continue
        if letter in places:
            yield LETTER, 0, places[letter]
        elif unicodedata.category(letter)[0] in "LMN":
            yield FOREIGN_LETTER if has_alphabet else LETTER, 0, letter
        else:
            yield SEPARATOR, 0, ""


def _by_sound(han: str) -> Iterator[Element]:
    from kbtool.content.collation.pinyin import pinyin_of  # noqa: PLC0415 - a quarter of a second that only Chinese pays

    for syllable, character in zip(pinyin_of(han), han, strict=True):
        yield LETTER, 0, syllable + character


def _by_strokes(han: str) -> Iterator[Element]:
    """Big5 lists its common characters, then its rare ones, each by the number of strokes."""
    for character in han:
        code = int.from_bytes(character.encode("big5", errors="ignore"))
        yield FOREIGN_LETTER, code or 0xFFFF, character
