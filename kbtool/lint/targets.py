"""What the links of a base lead to, whoever may read it."""

import posixpath
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote, urlsplit

from kbtool.content.article import Article
from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.content.links import local_path

INDEX_NAMES = ("index.md", "README.md", "_index.md")


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads inside the base."""

    article: Article | None = None
    file: str = ""
    """Path below docs_dir of a file that is no article."""
    fragment: str = ""
    """Decoded, without `#`."""
    by_address: bool = False
    """True where the link names a published address instead of a file."""


@dataclass(frozen=True)
class Targets:
    """Finds the article or file a link means, over all audiences."""

    kb: KnowledgeBase

    @cached_property
    def articles(self) -> dict[str, Article]:
        """Path below docs_dir → article."""
        start = f"{self.kb.configuration.docs_name}/"
        return {article.path.removeprefix(start): article for article in self.kb.articles}

    @cached_property
    def ids(self) -> dict[tuple[str, str], Article]:
        """(locale, id) → article."""
        return {(article.language, article.id): article for article in self.kb.articles}

    @cached_property
    def keys(self) -> dict[tuple[str, str], Article]:
        """(locale, key) → article."""
        return {(article.language, article.key): article for article in self.kb.articles}

    def find(self, url: str, article: Article) -> Target | None:
        """What `url`, written in `article`, leads to; None where there is nothing, and for what is_local denies."""
        try:
            parts = urlsplit(url)
        except ValueError:
            return None
        fragment = unquote(parts.fragment)
        if parts.scheme == "kb":
            found = self.ids.get((article.language, parts.path))
            return Target(found, fragment=fragment) if found else None
        path = local_path(url)
        if path is None:
            return Target(article, fragment=fragment) if self.is_local(url) else None
        return self._find_path(path, article, fragment)

    @staticmethod
    def is_local(url: str) -> bool:
        """Whether an address means something inside the base: no scheme but `kb:`, no host."""
        try:
            parts = urlsplit(url)
        except ValueError:
            return False
        return parts.scheme == "kb" or not (parts.scheme or parts.netloc)

    def _find_path(self, path: str, article: Article, fragment: str) -> Target | None:
        source = article.path.removeprefix(f"{self.kb.configuration.docs_name}/")
        start = "" if path.startswith("/") else posixpath.dirname(source)
        name = posixpath.normpath(posixpath.join(start, path.lstrip("/")))
        for candidate in (name, f"{source.partition('/')[0]}/{name}" if path.startswith("/") else name):
            if candidate in self.articles:
                return Target(self.articles[candidate], fragment=fragment)
            if candidate in self.kb.file_sizes:
                return Target(file=candidate, fragment=fragment)
        return self._find_address(path, source, article, fragment)

    def _find_address(self, path: str, source: str, article: Article, fragment: str) -> Target | None:
        """An article named by where its page is: `../refunds/`, `/zh/billing/`, a folder, or without `.md`."""
        if path.startswith("/"):
            first, _, rest = path.strip("/").partition("/")
            locales = {language.locale.lower(): language.locale for language in self.kb.configuration.languages}
            default = self.kb.configuration.default_language.locale
            names = [(default, path.strip("/")), (locales.get(first.lower(), default), rest)]
        else:
            folder = posixpath.dirname(source).partition("/")[2]
            page = article.key
            joined = (posixpath.normpath(posixpath.join("/", base, path)) for base in (folder, page))
            names = [(article.language, name.strip("/")) for name in joined]
        for language, name in names:
            key = name.removesuffix("/index.html").removesuffix(".html").strip(".")
            if (language, key) in self.keys:
                return Target(self.keys[language, key], fragment=fragment, by_address=True)
        return None
