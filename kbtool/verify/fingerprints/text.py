"""A text reduced to what comparing needs."""

import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace

from kbtool.verify.fingerprints.tokens import GAP_HASH, GAP_WORD, Hashes, hashes_of, is_spaceless, words_of

NAME = re.compile(r"\w+")
BORDER = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z]{2})|(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])|_")


@dataclass(frozen=True, eq=False)
class Text:
    """The words of a text, without the text: ten thousand articles have to fit into memory."""

    hashes: Hashes
    """One for each word, in their order."""
    vocabulary: tuple[str, ...]
    """Each word once."""
    parts: tuple[str, ...]
    """What its names of several words are made of, each once: a search finds `AllowOverride` by `override`, and
    `content_type` by `contenttype`."""
    spaceless: bool
    """Whether it is in a script without spaces."""

    @classmethod
    def of(cls, text: str) -> "Text":
        """Reduce a text."""
        words = words_of(text)
        different = set(words)
        different.discard(GAP_WORD)
        names = (
            (*BORDER.split(name), name.replace("_", "")) for name in set(NAME.findall(text)) if BORDER.search(name)
        )
        parts = {part for pieces in names for piece in pieces for part in words_of(piece)}
        return cls(hashes_of(words), _interned(different), _interned(parts - different), is_spaceless(text))

    def in_one(self) -> "Text":
        """The same words without the gaps between its pieces, as a search shows them in one line."""
        return replace(self, hashes=self.hashes[self.hashes != GAP_HASH])


def _interned(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(sys.intern, words))
