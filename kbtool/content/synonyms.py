"""Words that mean the same to a searcher."""

from msgspec import Struct


class Synonyms(Struct, frozen=True):
    """Words, or phrases, of which each finds the others."""

    words: tuple[str, ...]
    leads_to: tuple[str, ...] = ()
    """Where there are any, `words` find these, and not the other way round."""
