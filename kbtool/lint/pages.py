"""Every page that a base has, and its address, whoever may read it."""

from dataclasses import dataclass
from functools import cached_property

from kbtool.content.article import Article
from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.content.markdown.slug import heading_slug
from kbtool.content.redirects.redirects import Redirects
from kbtool.content.schema import State

SHOWN = frozenset({State.PUBLISHED, State.ARCHIVED})
TAGS = "tags"


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site."""

    language: str
    """The locale."""
    key: str
    """As `Article.key`."""
    article: Article | None = None
    """None for the page of a folder without a file of its own, and for pages of tags."""


@dataclass(frozen=True)
class Pages:
    """The pages of all languages. Drafts and scheduled articles have theirs already."""

    kb: KnowledgeBase

    @cached_property
    def by_key(self) -> dict[tuple[str, str], Page]:
        """(locale, key) → page; an article goes before a folder, a folder before a tag."""
        found = {(page.language, page.key): page for page in [*self._tags(), *self._folders()]}
        for article in self.kb.articles:
            found[article.language, article.key] = Page(article.language, article.key, article)
        return found

    @cached_property
    def readers(self) -> dict[tuple[str, str], str]:
        """(locale, folder) → the widest audience that finds a published article in it or below."""
        order = self.kb.configuration.settings.audiences
        found: dict[tuple[str, str], str] = {}
        for article in self.kb.articles:
            audience, key = article.fields.audience, article.folder
            while audience and article.fields.state is State.PUBLISHED:
                known = found.get((article.language, key))
                if known and order.index(known) <= order.index(audience):
                    break
                found[article.language, key] = audience
                if not key:
                    break
                key = key.rpartition("/")[0]
        return found

    @cached_property
    def by_address(self) -> dict[str, Page]:
        """Decoded address from the root of a site, with a slash at the end: `zh/billing/` → page."""
        return {self.address(page): page for page in self.by_key.values()}

    @cached_property
    def redirects(self) -> Redirects:
        """All redirects, of all audiences."""
        return Redirects(self.kb.articles, self.kb.data, self.kb.configuration, self.is_live)

    def address(self, page: Page) -> str:
        """`zh/billing/`; empty for the home page of the default language."""
        prefix = self.kb.configuration.language(page.language).prefix
        return f"{prefix}{page.key}/" if page.key else prefix

    def is_live(self, language: str, key: str) -> bool:
        """Whether readers of any audience find a page there: no draft."""
        page = self.by_key.get((language, key))
        return page is not None and (page.article is None or page.article.fields.state in SHOWN)

    def _folders(self) -> list[Page]:
        found: set[tuple[str, str]] = set()
        for article in self.kb.articles:
            key = article.folder
            while (article.language, key) not in found:
                found.add((article.language, key))
                key = key.rpartition("/")[0]
        return [Page(language, key) for language, key in sorted(found)]

    def _tags(self) -> list[Page]:
        articles = [article for article in self.kb.articles if not article.is_index]
        used = {(article.language, tag) for article in articles for tag in article.fields.tags}
        keys = {(language, f"{TAGS}/{heading_slug(tag)}") for language, tag in used}
        return [Page(language, key) for language, key in sorted(keys | {(language, TAGS) for language, _ in used})]
