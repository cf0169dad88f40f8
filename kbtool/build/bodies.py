"""The finished texts of pages, kept for the next build: what only a template or the navigation changes need not be
converted again.

A text is found under the digest of all that made it, but for what it asked its edition (links, pictures): those answers
are kept with it and have to be the same still.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import msgspec

from kbtool.build.asked import Asked, is_still_true
from kbtool.site.edition_site import EditionSite
from kbtool.site.staged_pages import StagedPage
from kbtool.store.digests import code_digest, digest_of
from kbtool.store.store import Store
from kbtool.store.versions import installed_version

SHELF = "bodies"
CODE = ("build", "config", "content", "site", "store")
"""Packages that a text passes through."""
LIBRARIES = ("Markdown", "pymdown-extensions", "Pygments", "nh3", "selectolax")


class Body(msgspec.Struct, frozen=True):
    """The text of a page, ready for its template."""

    html: str
    headings: list[Any]
    """As `Converter.convert` gives them."""
    unresolved: tuple[str, ...]
    asked: Asked


_decoder = msgspec.json.Decoder(Body)


class Bodies:
    """The texts of some pages of an edition, as far as the store knows them."""

    def __init__(self, store: Store, site: EditionSite, names: Sequence[str], options: Mapping[str, Any]) -> None:
        """`names` and `options` are those of the Markdown extensions. The store must be one for this base."""
        self._store, self._site = store, site
        words, embeds = json.dumps(site.site.text, sort_keys=True), json.dumps(site.embeds)
        dialect = json.dumps([list(names), options], sort_keys=True, default=_name)
        self._settings = digest_of(_tools(), str(site.edition), words, embeds, dialect)
        keys = {self._key(staged): staged.path for staged in site.pages}
        self._known = {keys[key]: value for key, value in store.find(SHELF, keys).items()}

    def find(self, staged: StagedPage, copies: Mapping[str, str]) -> Body | None:
        """The text of the page; None where it has to be made. `copies` are `webp_copies.webp_addresses`."""
        value = self._known.get(staged.path)
        if value is None:
            return None
        try:
            body = _decoder.decode(value)
        except msgspec.MsgspecError:
            return None
        return body if is_still_true(body.asked, self._site, copies, staged.source) else None

    def keep(self, bodies: Iterable[tuple[StagedPage, Body]]) -> None:
        """Keeps texts that were made."""
        self._store.keep(SHELF, {self._key(staged): msgspec.json.encode(body) for staged, body in bodies})

    def _key(self, staged: StagedPage) -> bytes:
        page = staged.page
        return digest_of(self._settings, staged.source, page.language, page.root, page.title, staged.body)


@lru_cache(maxsize=1)
def _tools() -> bytes:
    return digest_of(code_digest(*CODE), *(f"{name} {installed_version(name)}" for name in LIBRARIES))


def _name(value: object) -> str:
    """Of a function among the options; where it lies in memory says nothing."""
    return f"{getattr(value, '__module__', '')}.{getattr(value, '__qualname__', repr(value))}"
