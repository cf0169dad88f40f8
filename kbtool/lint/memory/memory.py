"""What earlier checks found out: opened before the rules run, kept after them."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
from msgspec import structs

from kbtool.config import Configuration
from kbtool.content.article import Article
from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.content.source_text import SourceText
from kbtool.content.stored_texts import library_versions
from kbtool.lint.document import read_document
from kbtool.lint.memory.article_memory import ArticleMemory
from kbtool.lint.memory.stored_document import OUTLINE, TEXT, StoredDocument, decode_parts, encode_outline, encode_text
from kbtool.lint.parts import Document
from kbtool.store.digests import code_digest, digest_of
from kbtool.store.store import Store

ARTICLES, OUTLINES, TEXTS = "articles", "outlines", "prose"
CODE = ("config", "content", "diagnostics", "errors.py", "history", "lint", "store")
_encoder = msgspec.msgpack.Encoder()


def code_version() -> bytes:
    """The digest of the code that finds things, ours and that of the libraries."""
    return digest_of(code_digest(*CODE), library_versions())


def configuration_digest(configuration: Configuration) -> bytes:
    """The digest of the configuration but for what it says of rules, wherever its folder lies."""
    settings = structs.replace(configuration.settings, lint={})
    path, docs_dir = Path(configuration.path.name), Path(configuration.docs_name)
    return digest_of(repr(replace(configuration, path=path, docs_dir=docs_dir, settings=settings)))


class Memory:
    """Of all articles of a base."""

    def __init__(self, kb: KnowledgeBase, store: Store, rules: Iterable[str]) -> None:
        """`rules` are those that run, each with its options."""
        self._store = store
        self._version = code_version()
        whole = digest_of(self._version, configuration_digest(kb.configuration), *rules)
        self._keys = {item.path: _article_key(whole, kb.keys[item.path], item) for item in (*kb.articles, *kb.includes)}
        self._documents = {path: digest_of(self._version, kb.keys[path]) for path in self._keys}
        self._values = store.find(ARTICLES, self._keys.values())
        self._outlines = store.find(OUTLINES, self._documents.values())
        self._open: dict[str, ArticleMemory] = {}

    def of(self, article: Article, source: SourceText) -> ArticleMemory:
        """What is known of an article."""
        path = article.path
        value = self._values.get(self._keys[path])
        self._open[path] = ArticleMemory(value, self._document(path, source), partial(self._keep_document, path))
        return self._open[path]

    def keep(self) -> None:
        """Keeps what this check has found out."""
        for path, memory in self._open.items():
            value = memory.encode()
            if value is not None:
                self._store.keep(ARTICLES, {self._keys[path]: value})

    def _document(self, path: str, source: SourceText) -> Document | None:
        key = self._documents[path]
        outline = decode_parts(self._outlines.get(key), OUTLINE)
        if outline is None:
            return None
        return StoredDocument.of(
            outline,
            lambda: decode_parts(self._store.find(TEXTS, [key]).get(key), TEXT),
            lambda: read_document(source.body, source.body_line),
        )

    def _keep_document(self, path: str, document: Document) -> None:
        try:
            outline, text = encode_outline(document), encode_text(document)
        except (TypeError, ValueError, OverflowError):
            return
        key = self._documents[path]
        self._store.keep(OUTLINES, {key: outline})
        self._store.keep(TEXTS, {key: text})


def _article_key(whole: bytes, text: bytes, article: Article) -> bytes:
    """The digest of an article with all that it inherits."""
    values: list[Any] = [
        article.path,
        article.language,
        article.key,
        article.is_index,
        article.body_line,
        article.fields,
        article.origins,
        article.files,
    ]
    return digest_of(whole, text, _encoder.encode(values))
