"""Which font draws which character."""

import unicodedata
from collections.abc import Sequence

from kbtool.site.cards.font import Font
from kbtool.site.cards.font_file import characters


def choose_fonts(text: str, fonts: Sequence[Font]) -> list[Font | None]:
    """The font of each character: the first that has it; None for one that none has.

    Marks, digits, blanks and punctuation stay with the character before them, so that words are drawn as one.
    """
    first = characters(fonts[0]) if fonts else frozenset()
    if first.issuperset(map(ord, text)):  # most texts: thousands of titles are looked at in each build
        return [*fonts[:1]] * len(text)
    found: list[Font | None] = []
    known: frozenset[int] = frozenset()
    for one in text:
        if not (found and found[-1] and _stays(one, known)):
            found.append(next((font for font in fonts if ord(one) in characters(font)), None))
            known = characters(found[-1]) if found[-1] else known
        else:
            found.append(found[-1])
    return found


def _stays(one: str, known: frozenset[int]) -> bool:
    """Whether a character is drawn with the one before it, by a font that draws the characters `known`."""
    if ord(one) in known:
        return not one.isalpha()
    return unicodedata.category(one) == "Cf"


def lacks_letters(text: str, fonts: Sequence[Font | None]) -> bool:
    """Whether a letter, mark or digit has no font among those chosen for the text; signs can be left out of a card."""
    return None in fonts and any(
        not font and unicodedata.category(one)[0] in "LMN" for one, font in zip(text, fonts, strict=True)
    )
