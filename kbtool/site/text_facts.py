"""What follows from the text of an article alone, remembered from build to build: nothing reads a text twice.

A fact stands under the digest of the text that an edition shows, which is not that of the file where blocks are cut out
or shared texts put in.
"""

from collections import Counter
from collections.abc import Iterable

import msgspec

from kbtool.content.article import Article
from kbtool.content.files.shown_images import find_image_paths, find_shown_images
from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.content.markdown.body import ELLIPSIS, summary
from kbtool.content.own_sites import own_sites, without_own_addresses
from kbtool.site.title_order import TitleOrder
from kbtool.store.digests import code_digest, digest_of
from kbtool.store.store import NO_STORE, Store

SHELF = "text facts"
MOST = 16
"""Audiences that are remembered."""


class _Facts(msgspec.Struct, array_like=True):
    """None for what nobody has asked for."""

    images: tuple[str, ...] | None = None
    summary: str | None = None


_decoder = msgspec.msgpack.Decoder(dict[bytes, _Facts])


class TextFacts:
    """The facts of the articles of one audience, each found out when it is first asked for."""

    def __init__(self, kb: KnowledgeBase, audience: str, store: Store = NO_STORE) -> None:
        """`store` is only read from here; `keep` is given one to write to."""
        self._texts, self._keys, self._docs_name = kb.texts, kb.keys, kb.configuration.docs_name
        self._sites = own_sites(kb.configuration, audience)
        self._name = digest_of(code_digest("site/text_facts.py"), audience, repr(self._sites))
        self._known = _read(self._name, store)
        self.titles = TitleOrder(audience, store)
        self._asked: dict[bytes, _Facts] = {}
        self._has_new = False

    def key(self, article: Article) -> bytes:
        """The digest of the text that an edition shows of the article."""
        own = self._keys.get(article.path)
        return own if own and (article.is_own or self._shows_its_file(article)) else digest_of(article.body)

    def _shows_its_file(self, article: Article) -> bool:
        text = self._texts.get(article.path)
        return text is not None and text.body == article.body

    def images(self, article: Article) -> tuple[str, ...]:
        """Paths below docs_dir of the images that the article shows (see `find_shown_images`)."""
        if not article.files:
            return ()
        facts = self._facts(article)
        if facts.images is None:
            facts.images, self._has_new = find_image_paths(article.body), True
        return find_shown_images(article, self._docs_name, facts.images)

    def summary(self, article: Article) -> str:
        """The start of the text, without addresses of our own sites."""
        facts = self._facts(article)
        if facts.summary is None:
            facts.summary = summary(without_own_addresses(article.body, self._sites, ELLIPSIS))
            self._has_new = True
        return facts.summary

    def summaries(self, articles: Iterable[Article]) -> dict[str, str]:
        """Key → the start of the text, of those of an edition's articles without a description; behind the title where
        others start with the same words."""
        written = {article.key: article for article in articles}
        found = {key: self.summary(item) for key, item in written.items() if not item.fields.description}
        count = Counter(item.fields.description or found[key] for key, item in written.items())
        common = {key for key, text in found.items() if text and count[text] > 1}
        return {key: f"{written[key].fields.title}: {text}" if key in common else text for key, text in found.items()}

    def keep(self, store: Store) -> None:
        """Keeps what was asked for, and what may be asked of the base as it is."""
        self.titles.keep(store)
        if self._has_new:
            known = {key: facts for key in self._keys.values() if (facts := self._known.get(key))}
            store.keep(SHELF, {self._name: msgspec.msgpack.encode(known | self._asked)}, MOST)
            self._has_new = False

    def _facts(self, article: Article) -> _Facts:
        key = self.key(article)
        if key not in self._asked:
            self._asked[key] = self._known.get(key) or _Facts()
        return self._asked[key]


def _read(name: bytes, store: Store) -> dict[bytes, _Facts]:
    value = store.find(SHELF, [name]).get(name)
    try:
        return _decoder.decode(value) if value else {}
    except msgspec.MsgspecError:
        return {}
