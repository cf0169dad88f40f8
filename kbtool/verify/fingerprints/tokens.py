"""Text as a row of words, the same for a source and for whatever became of it.

A word is a run of letters and digits; in scripts without spaces it is a single letter. Letter case, accents, width
(NFKC) and invisible joiners make no difference. GAP stands between pieces that nobody reads in a row.
"""

import re
from collections.abc import Sequence
from unicodedata import normalize

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]

GAP = "\x1e"
GAP_WORD = "\x02"
"""The same among words: unlike GAP it is no white space, at which a text can be split several times as fast."""
SPACELESS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
"""Thai, Lao, Burmese, Khmer, kana, Han, Hangul."""
INDIC = "\u0900-\u0963\u0966-\u0df3"
"""Devanagari to Sinhala: their vowel signs are no letters to Python, but parts of words."""
WORD = re.compile(rf"{GAP_WORD}|[{SPACELESS}]|(?:[^\W_{SPACELESS}]|[{INDIC}])+")
ASCII_WORDS = bytes(
    ord(chr(byte).lower() if chr(byte).isalnum() else GAP_WORD if chr(byte) == GAP else " ") for byte in range(128)
).ljust(256)
"""What becomes of each byte of a text in ASCII before it is split."""
LETTER = re.compile(f"[{SPACELESS}]")
UNSEEN = re.compile(
    "[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u00ad\u200b-\u200f\u2060-\u2064\ufeff]+"
)
"""Accents, vowel marks, soft hyphens and joiners."""
ARABIC = re.compile("[\u0600-\u06ff]")
ALIKE = str.maketrans("يىكۀة٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "ییکهه01234567890123456789")
"""Arabic letters and digits that Persian texts and their search index write in two ways."""
SIGNS = "¶·…–—“”‘’→←"
"""Most English pages have no other letters beyond ASCII, and ASCII is read several times as fast."""


def fold(text: str) -> str:
    """The text without what makes no difference."""
    if text.isascii():
        return text.lower()
    for sign in SIGNS:
        text = text.replace(sign, " ")
    folded = text.casefold()
    if folded.isascii():
        return folded
    folded = normalize("NFC", UNSEEN.sub("", normalize("NFKD", folded)))
    return folded.translate(ALIKE) if ARABIC.search(folded) else folded


def words_of(text: str) -> list[str]:
    """The words in their order, with GAP_WORD where there is a gap."""
    folded = fold(text)
    if folded.isascii():
        plain = folded.encode("ascii").translate(ASCII_WORDS).decode("ascii")
        return plain.replace(GAP_WORD, f" {GAP_WORD} ").split()
    return WORD.findall(folded.replace(GAP_WORD, " ").replace(GAP, GAP_WORD))


def hashes_of(words: Sequence[str]) -> Hashes:
    """One number for each word; they hold for this process and its children only."""
    return np.fromiter(map(hash, words), np.int64, len(words)).view(np.uint64)


GAP_HASH = np.int64(hash(GAP_WORD)).view(np.uint64)


def is_spaceless(text: str) -> bool:
    """Whether at least a third of the words are single letters of a script without spaces."""
    if text.isascii():
        return False
    letters = len(LETTER.findall(text))
    return letters > 0 and letters * 3 >= len(WORD.findall(text))
