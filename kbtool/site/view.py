"""What one edition knows: the only material its pages are made of."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial
from typing import Any

from kbtool.config import Configuration, Language, Mode
from kbtool.content.article import Article
from kbtool.content.data_files import DataFiles
from kbtool.content.edition import Edition
from kbtool.content.media.file_types import Size
from kbtool.content.reader import reading_rules
from kbtool.content.selection import Selection
from kbtool.content.taxonomy import Section, build_tree
from kbtool.history.git_log import History
from kbtool.site.addresses import PageUrls
from kbtool.site.article_dates import ArticleDates, Days
from kbtool.site.messages import Messages, messages
from kbtool.site.slug import tag_slugs
from kbtool.site.text_facts import TextFacts


@dataclass(frozen=True)
class View:
    """An edition's articles, tree and words."""

    configuration: Configuration
    language: Language
    selection: Selection
    data: DataFiles
    file_sizes: Mapping[str, int]
    """Path of a file below docs_dir that the readers may see → bytes."""
    picture_sizes: Mapping[str, Size]
    """Path of a picture below docs_dir → width and height in pixels."""
    history: History
    today: date
    length: Callable[[Article], int]
    """See `KnowledgeBase.length`."""
    texts: TextFacts
    memory: dict[object, dict[str, Any]] = field(default_factory=dict, compare=False, repr=False)
    """See `once_per_view`."""

    @property
    def edition(self) -> Edition:
        """The audience and language."""
        return self.selection.edition

    @cached_property
    def is_restricted(self) -> bool:
        """True for every audience but the widest."""
        return self.edition.audience != self.configuration.settings.widest

    @cached_property
    def is_open(self) -> bool:
        """Whether search engines are invited to the edition at all."""
        return not self.is_restricted and self.configuration.settings.mode is Mode.LIVE

    @cached_property
    def address(self) -> str:
        """The absolute address of the audience's site, with a slash at the end; empty where it has none."""
        return self.configuration.address(self.edition.audience)

    @cached_property
    def messages(self) -> Messages:
        """The interface's words."""
        return messages(self.language.locale)

    @cached_property
    def root(self) -> Section:
        """The home page and all below it."""
        locale = self.language.locale
        find_places = partial(self.texts.titles.places, locale)
        return build_tree(self.selection.articles, locale, self.language.site_name, find_places)

    @cached_property
    def sections(self) -> dict[str, Section]:
        """Sections by key; the root under the empty key."""
        return {section.key: section for section in self.root.walk()}

    @cached_property
    def articles(self) -> dict[str, Article]:
        """Articles by key, without the pages of sections."""
        return {article.key: article for article in self.selection.articles if not article.is_index}

    @cached_property
    def by_name(self) -> dict[str, Article]:
        """Articles and section pages by id and by key."""
        named = {article.key: article for article in self.selection.articles}
        return named | {article.id: article for article in self.selection.articles}

    @cached_property
    def by_path(self) -> dict[str, Article]:
        """Articles and section pages by file."""
        return {article.path: article for article in self.selection.articles}

    @cached_property
    def summaries(self) -> dict[str, str]:
        """See `TextFacts.summaries`."""
        return self.texts.summaries(self.selection.articles)

    def description(self, article: Article) -> str:
        """The article's description, else the start of its text."""
        return article.fields.description or self.summaries.get(article.key, "")

    @cached_property
    def title_counts(self) -> Counter[str]:
        """Title → how many articles and sections have it."""
        sections = (section.title for section in self.sections.values() if section.key)
        return Counter((*sections, *(article.fields.title for article in self.articles.values())))

    @cached_property
    def by_key(self) -> list[Article]:
        """The articles in the order of their keys."""
        return [self.articles[key] for key in sorted(self.articles)]

    @cached_property
    def tagged(self) -> dict[str, list[Article]]:
        """Tag → its articles in the order of their keys."""
        tags: dict[str, list[Article]] = defaultdict(list)
        for article in self.by_key:
            for tag in dict.fromkeys(article.fields.tags):
                tags[tag].append(article)
        return dict(tags)

    @cached_property
    def tagged_near(self) -> dict[tuple[str, str], list[str]]:
        """Tag and folder → the keys of the tag's articles in it."""
        near: dict[tuple[str, str], list[str]] = {}
        for tag, article in ((tag, article) for tag, articles in self.tagged.items() for article in articles):
            near.setdefault((tag, article.folder), []).append(article.key)
        return near

    @cached_property
    def page_keys(self) -> set[str]:
        """Keys of all pages that stand for an article or section."""
        return {*self.sections, *self.articles, *(article.key for article in self.selection.archived)}

    @cached_property
    def tags_key(self) -> str:
        """Where the tag pages stand: `tags`, unless an article has that place."""
        return self.free_key("tags")

    @cached_property
    def tag_slugs(self) -> dict[str, str]:
        """Tag → last part of its address; different for different tags."""
        return tag_slugs(self.tagged)

    def free_key(self, wanted: str) -> str:
        """A key for a page made here that no article of the edition has."""
        key = wanted
        while key in self.page_keys:
            key += "-page"
        return key

    def url(self, key: str) -> str:
        """The address of the page with this key."""
        return self.urls[key]

    @cached_property
    def urls(self) -> Mapping[str, str]:
        """Key of a page, of any whatever → its address."""
        return PageUrls(self.language.prefix, [article.key for article in self.selection.articles])

    def tag_url(self, tag: str) -> str:
        """The address of a tag's page."""
        return self.url(f"{self.tags_key}/{self.tag_slugs[tag]}")

    def tag_title(self, tag: str) -> str:
        """The tag as people read it."""
        return self._tag_titles.get(tag, tag)

    @cached_property
    def _tag_titles(self) -> dict[str, str]:
        locale, default = self.language.locale, self.configuration.default_language.locale
        return {tag: known.title_in(locale, default) for tag, known in self.data.tags.items()}

    def updated(self, article: Article) -> date | None:
        """See `Days.updated`; of an article or section page of the edition."""
        return self.days[article.path].updated

    def published(self, article: Article) -> date | None:
        """See `Days.published`."""
        return self.days[article.path].published

    @cached_property
    def days(self) -> Mapping[str, Days]:
        """Path of each article and section page → its days."""
        dates = ArticleDates(
            keys=(self.by_name, self.sections),
            audience=self.edition.audience,
            history=self.history,
            rules=reading_rules(self.configuration),
            today=self.today,
        )
        return dates.days(self.selection.articles)
