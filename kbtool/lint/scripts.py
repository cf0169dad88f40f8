"""The scripts languages are written in (CLDR, through Babel), and how much of a text is in which."""

import re
from collections import Counter
from functools import lru_cache

from babel.core import get_global

LATIN = "Latin"
HAN = "Han"
LETTERS = {
    LATIN: "A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ",
    "Greek": "Ͱ-Ͽἀ-῿",
    "Cyrillic": "Ѐ-ԯ",
    "Hebrew": "א-ת",
    "Arabic": "ء-ْٮ-ۓۺ-ۿݐ-ݿﭐ-﷿ﹰ-ﻼ",
    "Devanagari": "ऀ-ॣॱ-ॿ",
    "Bengali": "ঀ-ৣৰ-ৱ",
    "Thai": "ก-ฺเ-๎",
    "Hangul": "ᄀ-ᇿ가-힣",
    "Kana": "ぁ-ゖァ-ヺー",
    HAN: "㐀-䶿一-鿿豈-﫿\U00020000-\U0003134f",
}
"""Script → what stands between the brackets of a regular expression."""
OWN = {
    "Latn": (LATIN,),
    "Grek": ("Greek",),
    "Cyrl": ("Cyrillic",),
    "Hebr": ("Hebrew",),
    "Arab": ("Arabic",),
    "Deva": ("Devanagari",),
    "Beng": ("Bengali",),
    "Thai": ("Thai",),
    "Kore": ("Hangul", HAN),
    "Jpan": ("Kana", HAN),
    "Hans": (HAN,),
    "Hant": (HAN,),
}
"""ISO 15924 code → scripts."""
LETTERS_A_WORD = {HAN: 2, "Kana": 3, "Thai": 5}
"""Of the scripts that set no blanks between words."""
RUN = re.compile("|".join(f"(?P<{name}>[{letters}]+)" for name, letters in LETTERS.items()))
JOINERS = re.compile("[\u0300-\u036f\u064b-\u065f\u200c\u200d'’-]")
"""What stands inside words."""


@lru_cache(maxsize=256)
def scripts_of(locale: str) -> frozenset[str]:
    """The scripts of a language; empty for one we know nothing of."""
    subtags = get_global("likely_subtags")
    parts = locale.replace("-", "_").split("_")
    code = next((part for part in parts[1:] if part in OWN), "")
    for length in range(len(parts), 0, -1):
        likely = subtags.get("_".join(parts[:length]))
        if not code and likely:
            code = likely.split("_")[1]
    return frozenset(OWN.get(code, ()))


def count_words(text: str) -> Counter[str]:
    """Script → words, about: a run of letters, or so many letters of a script without blanks."""
    found: Counter[str] = Counter()
    letters: Counter[str] = Counter()
    for match in RUN.finditer(JOINERS.sub("", text)):
        script = str(match.lastgroup)
        if script in LETTERS_A_WORD:
            letters[script] += len(match[0])
        else:
            found[script] += 1
    for script, number in letters.items():
        found[script] += -(-number // LETTERS_A_WORD[script])
    return found
