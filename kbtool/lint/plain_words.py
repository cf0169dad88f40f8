"""The words of a title or description that say something, in a form that ignores how they are bent."""

import re
from collections import Counter

from kbtool.content.alphabets import FOLDED

WORD = re.compile(r"[㐀-䶿一-鿿]|[^\W_㐀-䶿一-鿿]+(?:[.'’+#-][^\W_㐀-䶿一-鿿]+)*[+#]*")
"""A Chinese character stands for itself."""
START = re.compile(r"^(?:how (?:to|do i|do you|can i|does)|چگونه|چطور|如何|怎样|怎么)\s*")
EMPTY = frozenset({"a", "an", "the", "your", "my", "our", "的", "了", "吗", "را"})
"""Words without which a title means the same."""
HALF_SPACE = "\u200c"


def fold(text: str) -> str:
    """Lower case, one form of each Arabic letter, single blanks, nothing at the ends that only sets it apart."""
    folded = text.casefold().translate(FOLDED).replace(HALF_SPACE, "")
    return " ".join(folded.split()).strip(" .。!！?？؟…:：")


def title_words(title: str) -> tuple[tuple[str, int], ...]:
    """The words that count and how often each occurs, sorted: the same for `Refund payments`, `How to refund a payment`
    and `Payment refund`."""
    words = WORD.findall(START.sub("", fold(title)))
    counted = Counter(stem(word) for word in words if word not in EMPTY)
    return tuple(sorted(counted.items()))


def stem(word: str) -> str:
    """An English word without its plural or -ing; coarse, and good enough to compare words with each other."""
    if not word.isascii() or not word.isalpha() or len(word) < 5:
        return word.removesuffix("s") if len(word) == 4 and word.isalpha() and not word.endswith("ss") else word
    for ending in ("ing", "ies", "es", "s", "e", "y"):
        if word.endswith(ending) and not word.endswith("ss"):
            return word.removesuffix(ending)
    return word
