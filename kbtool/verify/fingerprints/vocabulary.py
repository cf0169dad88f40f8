"""Words that only restricted texts use: a search index must not know them."""

from bisect import bisect_left
from collections.abc import Iterable

from kbtool.verify.fingerprints.secret import Kind, Origin, Secret
from kbtool.verify.fingerprints.text import Text
from kbtool.verify.fingerprints.tokens import LETTER

SHORTEST = 3
ENDING = 2
"""Letters that a stemmer may have changed at the end of a word that the readers may see."""


class Vocabulary:
    """The words of one audience, and the others."""

    def __init__(self, secrets: Iterable[Secret], allowed: Iterable[Text]) -> None:
        known: set[str] = set()
        for text in allowed:
            known.update(text.vocabulary, text.parts)
        self.known = sorted(known)
        self.restricted: dict[str, Origin] = {}
        for secret in secrets:
            if secret.kind is not Kind.HOST:
                for word in secret.text.vocabulary:
                    if word not in known and len(word) >= SHORTEST and not word.isdigit() and not LETTER.match(word):
                        self.restricted.setdefault(word, secret.origin)

    def origin(self, word: str) -> Origin | None:
        """Where a restricted word stands; None for one that the readers may see, or that may be made from one."""
        origin = self.restricted.get(word)
        if origin is None:
            return None
        stem = word[: max(SHORTEST, len(word) - ENDING)]
        place = bisect_left(self.known, stem)
        is_explained = place < len(self.known) and self.known[place].startswith(stem)
        return None if is_explained else origin
