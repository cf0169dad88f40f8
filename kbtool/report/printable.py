"""Text that comes from articles, made safe for a terminal."""

import unicodedata

SHOWN = frozenset("\u200c\u200d\u200e\u200f")
"""Joiners and marks that Persian, Arabic and emoji need; they turn nothing round."""


def printable(text: str) -> str:
    """The text on one line, with control characters, bidi overrides and lone surrogates as escapes.

    An article could otherwise move the cursor, colour the terminal or turn the reading direction round (Unicode TR 36).
    Tabs become four spaces.
    """
    if text.isprintable():
        return text
    return "".join(letter if letter.isprintable() else _shown(letter) for letter in text)


def _shown(letter: str) -> str:
    if letter == "\t":
        return "    "
    if letter in SHOWN or unicodedata.category(letter) == "Zs":
        return letter
    return letter.encode("unicode_escape", errors="backslashreplace").decode()
