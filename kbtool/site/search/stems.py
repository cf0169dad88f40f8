"""Words that are forms of one word, by the Snowball stemmers (snowballstem.org)."""

from collections.abc import Callable, Collection, Iterable, Mapping
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import msgspec

from kbtool.config.locales import babel_locale
from kbtool.store.digests import digest_of
from kbtool.store.store import NO_STORE, Store
from kbtool.store.versions import installed_version

LARGEST_CLASS = 12
"""Stemmers throw words together that have little to do with each other, and the larger a class the likelier."""
LONGEST_SURFACE = 60
LIBRARY = "snowballstemmer"
SHELF = "stems"
Common = Callable[[Iterable[str]], Mapping[str, int]]
"""Terms → in how many documents each is."""
ENGLISH = "english"
WITHOUT_LATIN = frozenset({"arabic", "armenian", "greek", "hindi", "nepali", "persian", "russian", "tamil", "yiddish"})
"""Stemmers of languages in other letters; where their texts have words in Latin ones, these are taken for English."""


def stem_classes(
    surfaces: Mapping[str, Iterable[str]],
    common: Common,
    locale: str,
    store: Store = NO_STORE,
    audience: str = "",
) -> list[list[str]]:
    """The classes of two terms and more.

    `surfaces` is term → the ways it is written as a word; `common` tells in how many documents terms are: of a larger
    class the most common ones stay. What the store keeps is of the words of this edition of the audience.
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
        own = {surface for surface in words if surface.isascii() == is_ascii} if name else set()
        for surface, stem in _stems(own, name, store, f"{audience}/{locale}/{is_ascii}").items():
            classes.setdefault(stem, {})[words[surface]] = None
    counts = common(term for members in classes.values() if len(members) > LARGEST_CLASS for term in members)
    return [sorted(_largest(members, counts)) for members in classes.values() if len(members) > 1]


def _largest(members: Collection[str], counts: Mapping[str, int]) -> Collection[str]:
    """The members, or the most common ones of many."""
    if len(members) <= LARGEST_CLASS:
        return members
    return sorted(members, key=lambda term: (-counts[term], term))[:LARGEST_CLASS]


def _stems(surfaces: Collection[str], name: str, store: Store, part: str) -> dict[str, str]:
    """Surface → stem; stemming takes long, and nearly all words of an edition were in it before."""
    if not surfaces:
        return {}
    key = digest_of(name, installed_version(LIBRARY), part)
    known = _decoded(store.find(SHELF, [key]).get(key))
    new = [surface for surface in surfaces if surface not in known]
    stems = known | dict(zip(new, _stemmer(name).stemWords(new), strict=True)) if new else known
    found = {surface: stems[surface] for surface in sorted(surfaces)}
    if found.keys() != known.keys():
        store.keep(SHELF, {key: msgspec.msgpack.encode(found)})
    return found


def _decoded(value: bytes | None) -> dict[str, str]:
    try:
        return msgspec.msgpack.decode(value, type=dict[str, str]) if value else {}
    except msgspec.MsgspecError:
        return {}


def _algorithm(locale: str) -> str:
    """The name of a language's stemmer; empty where there is none."""
    name = (babel_locale(locale).get_language_name("en") or "").lower().partition(" ")[0]
    return name if name.isalpha() and find_spec(f"{LIBRARY}.{name}_stemmer") else ""


def _stemmer(name: str) -> Any:
    """The library's own front would take a faster one of another version where one is installed, with other stems."""
    return getattr(import_module(f"{LIBRARY}.{name}_stemmer"), f"{name.title()}Stemmer")()
