"""What titles are sorted by, remembered from build to build: nothing else of a tree takes so long, in Chinese above
all."""

import sys
from collections.abc import Callable
from functools import partial

import msgspec

from kbtool.content.collation.sort_key import SortKey, sort_key
from kbtool.store.digests import code_digest, digest_of
from kbtool.store.store import Store
from kbtool.store.versions import installed_version

SHELF = "title keys"
MOST = 48
"""Editions that are remembered."""
_decoder = msgspec.msgpack.Decoder(dict[str, SortKey])


class TitleKeys:
    """The keys of the titles of one audience, each worked out when it is first asked for."""

    def __init__(self, audience: str, store: Store) -> None:
        """`store` is only read from here, until it is closed; `keep` is given one to write to."""
        self._audience, self._store = audience, store
        self._asked: dict[str, _Keys] = {}

    def of(self, locale: str) -> Callable[[str], SortKey]:
        """What gives the key of a title in the language."""
        if locale not in self._asked:
            self._asked[locale] = _Keys(locale, self.name(locale), self._store)
        return self._asked[locale].find

    def name(self, locale: str) -> bytes:
        """What the keys of a language are kept under: Python's tables of characters and the library's of Chinese ones
        change as our code does."""
        versions = sys.version, installed_version("pypinyin")
        return digest_of(code_digest("content/collation"), *versions, self._audience, locale)

    def keep(self, store: Store) -> None:
        """Keeps what was asked for, where it was not all known."""
        for keys in self._asked.values():
            keys.keep(store)


class _Keys:
    """Of one language."""

    def __init__(self, locale: str, name: bytes, store: Store) -> None:
        self._name, self._work_out = name, partial(sort_key, locale=locale)
        self._known = _read(name, store)
        self._asked: dict[str, SortKey] = {}
        self._has_new = False

    def find(self, title: str) -> SortKey:
        key = self._known.get(title)
        if key is None:
            key, self._has_new = self._work_out(title), True
        self._asked[title] = key
        return key

    def keep(self, store: Store) -> None:
        if not self._has_new:
            return
        self._has_new = False
        try:
            packed = msgspec.msgpack.encode(self._asked)
        except UnicodeEncodeError:  # half a pair of surrogates, which YAML can write
            return
        store.keep(SHELF, {self._name: packed}, MOST)


def _read(name: bytes, store: Store) -> dict[str, SortKey]:
    value = store.find(SHELF, [name]).get(name)
    try:
        return _decoder.decode(value) if value else {}
    except msgspec.MsgspecError:
        return {}
