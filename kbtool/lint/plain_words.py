"""The words of a title or description that say something, in a form that ignores how they are bent."""

import re
from collections import Counter

from kbtool.content.collation.alphabets import FOLDED

WORD = re.compile(r"[㐀-䶿一-鿿]|[^\W_㐀-䶿一-鿿]+(?:[.'’+#-][^\W_㐀-䶿一-鿿]+)*[+#]*")
"""A Chinese character stands for itself."""
START = re.compile(r"^(?:how (?:to|do i|do you|can i|does)|چگونه|چطور|如何|怎样|怎么)\s*")
EMPTY = frozenset({"a", "an", "the", "your", "my", "our", "的", "了", "吗", "را"})
"""Words without which a title means the same."""
HALF_SPACE = "\u200c"
HAN = re.compile("[㐀-䶿一-鿿]")
FEWEST_CHARACTERS = 4
"""Of fewer Chinese characters the order makes the word: `会议` and `议会`."""
ING = re.compile("[aeiouy].*[a-z]ing$")


def fold(text: str) -> str:
    """Lower case, one form of each Arabic letter, single blanks, nothing at the ends that only sets it apart."""
    folded = text.casefold().translate(FOLDED).replace(HALF_SPACE, "")
    return " ".join(folded.split()).strip(" .。!！?？؟…:：")


def title_words(title: str) -> tuple[tuple[str, int], ...]:
    """The words that count and how often each occurs, sorted: the same for `Refund payments`, `How to refund a payment`
    and `Payment refund`."""
    folded = START.sub("", fold(title))
    words = [word for word in WORD.findall(folded) if word not in EMPTY]
    if len(words) < FEWEST_CHARACTERS and any(HAN.match(word) for word in words):
        words = ["".join(words)]
    return tuple(sorted(Counter(map(stem, words)).items()))


def stem(word: str) -> str:
    """An English word without plural, -ing and the last e; coarse, and good enough to compare words with each other."""
    if not (word.isascii() and word.isalpha()) or len(word) < 4:
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    if ING.search(word):
        word = word[:-3]
        if word[-1] == word[-2] and word[-1] not in "lsz":
            word = word[:-1]
        elif len(word) == 3 and word[-1] not in "wy":
            word = f"{word}e"
    return word.removesuffix("e") if len(word) > 4 else word
