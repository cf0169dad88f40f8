"""A text reduced to what comparing needs."""

import sys
from dataclasses import dataclass

from kbtool.verify.fingerprints.tokens import GAP_WORD, Hashes, hashes_of, is_spaceless, words_of


@dataclass(frozen=True, eq=False)
class Text:
    """The words of a text, without the text: ten thousand articles have to fit into memory."""

    hashes: Hashes
    """One for each word, in their order."""
    vocabulary: tuple[str, ...]
    """Each word once."""
    spaceless: bool
    """Whether it is in a script without spaces."""

    @classmethod
    def of(cls, text: str) -> "Text":
        """Reduce a text."""
        words = words_of(text)
        different = set(words)
        different.discard(GAP_WORD)
        return cls(hashes_of(words), tuple(map(sys.intern, different)), is_spaceless(text))
