"""The order of titles, remembered from build to build: nothing else of a tree takes so long, in Chinese above all."""

import sys
from bisect import bisect_left
from collections.abc import Collection, Iterable
from functools import cache, partial
from itertools import groupby

import msgspec

from kbtool.content.collation.sort_key import sort_key
from kbtool.store.digests import code_digest, digest_of
from kbtool.store.store import Store
from kbtool.store.versions import installed_version

SHELF = "title order"
MOST = 48
"""Editions that are remembered."""
FEW = 50
"""Titles among which one may be new and is put between them; with more of them all are sorted."""
Order = list[list[str]]
"""Titles in their order; those that sort alike are together."""
_decoder = msgspec.msgpack.Decoder(Order)


class TitleOrder:
    """The order of the titles of one audience."""

    def __init__(self, audience: str, store: Store) -> None:
        """`store` is only read from here, until it is closed; `keep` is given one to write to."""
        self._audience, self._store = audience, store
        self._new: dict[bytes, Order] = {}

    def places(self, locale: str, titles: Iterable[str]) -> dict[str, int]:
        """Title → where it stands among those of a language; the same for titles that sort alike."""
        name, wanted = self.name(locale), set(titles)
        order = self._new.get(name) or self._read(name)
        places = _places(order)
        if new := wanted - places.keys():
            kept = [own for alike in order if (own := [title for title in alike if title in wanted])]
            order = self._new[name] = _with(kept, new, locale)
            places = _places(order)
        return places

    def name(self, locale: str) -> bytes:
        """What the order of a language is kept under: Python's tables of characters and the library's of Chinese ones
        change as our code does."""
        versions = sys.version, installed_version("pypinyin")
        return digest_of(code_digest("content/collation"), *versions, self._audience, locale)

    def keep(self, store: Store) -> None:
        """Keeps what was not known."""
        for name, order in self._new.items():
            try:
                store.keep(SHELF, {name: msgspec.msgpack.encode(order)}, MOST)
            except UnicodeEncodeError:  # half a pair of surrogates, which YAML can write
                continue
        self._new.clear()

    def _read(self, name: bytes) -> Order:
        value = self._store.find(SHELF, [name]).get(name)
        try:
            return _decoder.decode(value) if value else []
        except msgspec.MsgspecError:
            return []


def _places(order: Order) -> dict[str, int]:
    return {title: place for place, alike in enumerate(order) for title in alike}


def _with(order: Order, titles: Collection[str], locale: str) -> Order:
    """The order with these titles in it, too; where they are few, few of the others are looked at."""
    find_key = cache(partial(sort_key, locale=locale))
    if len(titles) * FEW > len(order):
        every = [*titles, *(title for alike in order for title in alike)]
        return [list(alike) for _, alike in groupby(sorted(every, key=find_key), key=find_key)]
    for title in titles:
        key = find_key(title)
        place = bisect_left(order, key, key=lambda alike: find_key(alike[0]))
        if place < len(order) and find_key(order[place][0]) == key:
            order[place].append(title)
        else:
            order.insert(place, [title])
    return order
