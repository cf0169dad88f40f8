"""What the links of a base lead to, whoever may read it."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from urllib.parse import SplitResult, unquote, urlsplit

from kbtool.content.article import Article
from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.content.own_sites import OwnSite, find_own_site, own_sites
from kbtool.content.redirects.place import Place
from kbtool.content.redirects.redirect import Redirect
from kbtool.content.redirects.redirects import Redirects
from kbtool.lint.pages import Page, Pages
from kbtool.lint.target import Target

INDEX_NAMES = ("index.md", "README.md", "_index.md")
ID_SCHEME = "kb"


@dataclass(frozen=True)
class Targets:
    """Finds the article or file a link means, over all audiences, by the rules of `kbtool.site.addresses`."""

    kb: KnowledgeBase
    _found: dict[tuple[str, str], Target | None] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def pages(self) -> Pages:
        """All pages."""
        return Pages(self.kb)

    @cached_property
    def redirects(self) -> Redirects:
        """All redirects."""
        return self.pages.redirects

    @cached_property
    def articles(self) -> dict[str, Article]:
        """Path below docs_dir → article."""
        return {self._below_docs(article.path): article for article in self.kb.articles}

    @cached_property
    def withheld(self) -> frozenset[str]:
        """Paths below docs_dir of Markdown files in no edition."""
        return frozenset(self._below_docs(item.path) for item in self.kb.withheld)

    @cached_property
    def ids(self) -> dict[tuple[str, str], Article]:
        """(locale, id) → article."""
        return {(article.language, article.id): article for article in self.kb.articles}

    @cached_property
    def _folders(self) -> dict[str, str]:
        """Folder of a language in lower case → locale."""
        return {language.locale.lower(): language.locale for language in self.kb.configuration.languages}

    @cached_property
    def _sites(self) -> tuple[OwnSite, ...]:
        """The sites of all audiences."""
        return own_sites(self.kb.configuration, self.kb.configuration.settings.audiences[-1])

    def find(self, url: str, article: Article) -> Target | None:
        """What `url`, written in `article`, leads to; None where there is nothing inside the base."""
        known = (url, article.path)
        if known not in self._found:
            self._found[known] = self._find(url, article)
        return self._found[known]

    def _find(self, url: str, article: Article) -> Target | None:
        parts = _split(url)
        target = self._find_parts(parts, article) if parts else None
        if parts is None or target is None or not parts.fragment or target.fragment:
            return target
        return self._moved(replace(target, fragment=unquote(parts.fragment)))

    def _moved(self, target: Target) -> Target:
        """The same, unless a redirect leads from this very part of the page to another article."""
        article = target.article
        place = Place(article.language, article.key, target.fragment) if article else None
        redirect = self.redirects.by_former[place][0] if place in self.redirects.by_former else None
        return (redirect and self._end_of(redirect)) or target

    def _find_parts(self, parts: SplitResult, article: Article) -> Target | None:
        if parts.scheme == ID_SCHEME:
            found = self.ids.get((article.language, parts.path))
            return Target(found) if found else None
        if parts.scheme or parts.netloc:
            return self._on_host(parts.geturl())
        if not parts.path:
            return Target(article)
        path = unquote(parts.path)
        return self._file(path, self._below_docs(article.path)) or self._page(path, article)

    def _file(self, path: str, source: str) -> Target | None:
        for name in _names(path, source):
            if name in self.articles:
                is_file = posixpath.basename(name) == posixpath.basename(path)
                return Target(self.articles[name], by_address=not is_file)
            if name in self.withheld:
                return Target(withheld=name)
            if name in self.kb.file_sizes:
                return Target(file=name)
        return None

    def _page(self, path: str, article: Article) -> Target | None:
        """The page at a published address, absolute on the host or relative to the page of the article."""
        if path.startswith("/"):
            base = urlsplit(self.kb.configuration.address(article.fields.audience or "")).path or "/"
            below = path.removeprefix(base).lstrip("/")
        else:
            own = self.pages.address(Page(article.language, article.key))
            below = posixpath.normpath(posixpath.join("/", own, path)).lstrip("/")
        return self._published(below) or self._redirected(path, below, self._below_docs(article.path))

    def _published(self, below: str) -> Target | None:
        for address in (below, f"{below.rstrip('/')}/", below.removesuffix("index.html")):
            page = self.pages.by_address.get(address.lstrip("/"))
            if page:
                return Target(page.article, by_address=True, page=page)
        return None

    def _redirected(self, path: str, below: str, source: str) -> Target | None:
        """The page a former address leads to; also where the former file is named."""
        found = self._through_redirect(below)
        for name in () if found else _names(path, source):
            folder, _, rest = name.partition("/")
            language = self._folders.get(folder.lower())
            found = found or (self._through_redirect(rest, language) if language else None)
        return found

    def _through_redirect(self, address: str, language: str = "") -> Target | None:
        """Where a redirect from the address ends; `address` is below the root of the site, or of a language."""
        place = self.redirects.place(address, language or self.kb.configuration.default_language.locale)
        redirect = self.redirects.find(place) if place else None
        return self._end_of(redirect) if redirect else None

    def _end_of(self, redirect: Redirect) -> Target | None:
        goal = self.redirects.follow(redirect).goal
        page = self.pages.by_key.get((goal.language, goal.key)) if goal else None
        fragment = goal.fragment if goal else ""
        return Target(page.article, fragment=fragment, by_address=True, page=page, redirect=redirect) if page else None

    def _on_host(self, url: str) -> Target | None:
        """The page or file at an absolute address of one of the sites."""
        found = find_own_site(url, self._sites)
        if found is None:
            return None
        site, below = found
        target = self._published(below) or self._through_redirect(below) or self._file_at(below)
        return target and replace(target, host=site.audience)

    def _file_at(self, below: str) -> Target | None:
        """The file, not an article, that is published at an address below the root of a site."""
        names = (f"{self.kb.configuration.default_language.locale}/{below}", below)
        return next((Target(file=name) for name in names if name in self.kb.file_sizes), None)

    def _below_docs(self, path: str) -> str:
        return path.removeprefix(f"{self.kb.configuration.docs_name}/")


def is_local(url: str) -> bool:
    """Whether an address means something inside the base: no scheme but `kb:`, no host."""
    parts = _split(url)
    return parts is not None and (parts.scheme == ID_SCHEME or not (parts.scheme or parts.netloc))


def _split(url: str) -> SplitResult | None:
    """None for what is no address: `http://[`."""
    try:
        return urlsplit(url)
    except ValueError:
        return None


def _names(path: str, source: str) -> Iterator[str]:
    """The files below docs_dir that a path in the file `source` may mean."""
    if path.startswith("/"):
        names = [posixpath.normpath(path.lstrip("/")), posixpath.normpath(f"{source.partition('/')[0]}{path}")]
    else:
        names = [posixpath.normpath(posixpath.join(posixpath.dirname(source), path))]
    for name in names:
        if name.startswith("../"):
            continue
        yield name
        if not posixpath.splitext(name)[1] or path.endswith("/"):
            yield from (f"{name}.md", *(f"{name}/{index}" for index in INDEX_NAMES))
