"""Words that are forms of one word, by the Snowball stemmers (snowballstem.org)."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from importlib import import_module
from typing import Any

from kbtool.config.locales import babel_locale

LARGEST_CLASS = 12
"""Stemmers throw words together that have little to do with each other, and the larger a class the likelier."""
LONGEST_SURFACE = 60
Common = Callable[[Iterable[str]], Mapping[str, int]]
"""Terms → in how many documents each is."""
ENGLISH = "english"
WITHOUT_LATIN = frozenset({"arabic", "armenian", "greek", "hindi", "nepali", "persian", "russian", "tamil", "yiddish"})
"""Stemmers of languages in other letters; where their texts have words in Latin ones, these are taken for English."""


def stem_classes(surfaces: Mapping[str, Iterable[str]], common: Common, locale: str) -> list[list[str]]:
    """The classes of two terms and more.

    `surfaces` is term → the ways it is written as a word; `common` tells in how many documents terms are: of a larger
    class the most common ones stay.
    """
    words = {
        surface: term
        for term, written in surfaces.items()
        for surface in written
        if len(surface) <= LONGEST_SURFACE and (surface.isalpha() or not any(map(str.isdigit, surface)))
    }
    native = _algorithm(locale)
    latin = native if native and native not in WITHOUT_LATIN else ENGLISH
    classes: dict[str, dict[str, None]] = {}
    for name, is_ascii in ((latin, True), (native, False)):
        own = [surface for surface in words if surface.isascii() == is_ascii] if name else []
        for surface, stem in zip(own, _stems(own, name), strict=True):
            classes.setdefault(stem, {})[words[surface]] = None
    counts = common(term for members in classes.values() if len(members) > LARGEST_CLASS for term in members)
    return [sorted(_largest(members, counts)) for members in classes.values() if len(members) > 1]


def _largest(members: Collection[str], counts: Mapping[str, int]) -> Collection[str]:
    """The members, or the most common ones of many."""
    if len(members) <= LARGEST_CLASS:
        return members
    return sorted(members, key=lambda term: (-counts[term], term))[:LARGEST_CLASS]


def _stems(surfaces: Sequence[str], name: str) -> Sequence[str]:
    """The stem of each."""
    stems: Sequence[str] = _library().Stemmer(name, 0).stemWords(surfaces) if surfaces else ()
    return stems


def _algorithm(locale: str) -> str:
    """The name of a language's stemmer; empty where there is none."""
    name = (babel_locale(locale).get_language_name("en") or "").lower().partition(" ")[0]
    return name if name in _library().algorithms() else ""


def _library() -> Any:
    """Loaded when there are words to stem: after most edits there are none."""
    return import_module("Stemmer")
