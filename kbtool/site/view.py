"""What one edition knows: the only material its pages are made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from kbtool.config import Configuration, Language
from kbtool.content.article import Article
from kbtool.content.data_files import DataFiles
from kbtool.content.edition import Edition, Selection
from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.content.markdown.body import ELLIPSIS, summary
from kbtool.content.own_sites import own_sites, without_own_addresses
from kbtool.content.reader import reading_rules
from kbtool.content.taxonomy import Section, build_tree
from kbtool.history.git_log import History
from kbtool.site.addresses import page_url
from kbtool.site.messages import Messages, messages
from kbtool.site.seen_changes import last_seen_change
from kbtool.site.slug import tag_slug


@dataclass(frozen=True)
class View:
    """An edition's articles, tree and words."""

    configuration: Configuration
    language: Language
    selection: Selection
    data: DataFiles
    file_sizes: Mapping[str, int]
    """Path of a file below docs_dir that the readers may see → bytes."""
    history: History
    today: date

    @property
    def edition(self) -> Edition:
        """The audience and language."""
        return self.selection.edition

    @property
    def is_restricted(self) -> bool:
        """True for every audience but the widest."""
        return self.edition.audience != self.configuration.settings.widest

    @cached_property
    def messages(self) -> Messages:
        """The interface's words."""
        return messages(self.language.locale)

    @cached_property
    def root(self) -> Section:
        """The home page and all below it."""
        return build_tree(self.selection.articles, self.language.locale, self.language.site_name)

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
    def _summaries(self) -> dict[str, str]:
        sites = own_sites(self.configuration, self.edition.audience)
        bodies = ((article.key, article.body) for article in self.articles.values())
        return {key: summary(without_own_addresses(body, sites, ELLIPSIS)) for key, body in bodies}

    def description(self, article: Article) -> str:
        """The article's description, else the start of its text."""
        return article.fields.description or self._summaries.get(article.key, "")

    @cached_property
    def tagged(self) -> dict[str, list[Article]]:
        """Tag → its articles in the order of their titles' keys."""
        tags: dict[str, list[Article]] = {}
        for article in sorted(self.articles.values(), key=lambda article: article.key):
            for tag in dict.fromkeys(article.fields.tags):
                tags.setdefault(tag, []).append(article)
        return tags

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
        slugs: dict[str, str] = {}
        taken: set[str] = set()
        for tag in sorted(self.tagged):
            slug = name = tag_slug(tag)
            number = 2
            while slug in taken:
                slug, number = f"{name}-{number}", number + 1
            taken.add(slug)
            slugs[tag] = slug
        return slugs

    def free_key(self, wanted: str) -> str:
        """A key for a page made here that no article of the edition has."""
        key = wanted
        while key in self.page_keys:
            key += "-page"
        return key

    def url(self, key: str) -> str:
        """The address of the page with this key."""
        return page_url(self.language.prefix, key)

    def tag_url(self, tag: str) -> str:
        """The address of a tag's page."""
        return self.url(f"{self.tags_key}/{self.tag_slugs[tag]}")

    def tag_title(self, tag: str) -> str:
        """The tag as people read it."""
        known = self.data.tags.get(tag)
        return known.title_in(self.language.locale, self.configuration.default_language.locale) if known else tag

    def updated(self, article: Article) -> date | None:
        """The day of the last change that the readers can see, of what the article includes too; None where it is not
        known."""
        days = (
            self._seen_changes.get(path) or self.history.updated(path) for path in (article.path, *article.includes)
        )
        return max((day for day in days if day), default=None)

    @cached_property
    def _seen_changes(self) -> dict[str, date | None]:
        """Path of each article and shared text with changes that not everybody sees → day of the last that the readers
        do."""
        rules, names = reading_rules(self.configuration), self._names
        return {
            path: last_seen_change(file.versions, self.edition.audience, rules, names)
            for path in dict.fromkeys(path for item in self.selection.articles for path in (item.path, *item.includes))
            if (file := self.history.files.get(path)) and file.versions
        }

    @cached_property
    def _names(self) -> set[str]:
        """All that articles and sections of the edition are called."""
        return {*self.by_name, *self.sections, *(key.rpartition("/")[2] for key in (*self.by_name, *self.sections))}


def audience_views(kb: KnowledgeBase, audience: str, history: History, today: date) -> Mapping[str, View]:
    """Locale → what the edition of that language knows, for every language of the base."""
    files = kb.files_for(audience)
    return {
        language.locale: View(
            configuration=kb.configuration,
            language=language,
            selection=kb.select(Edition(audience, language.locale), today),
            data=kb.data,
            file_sizes=files,
            history=history,
            today=today,
        )
        for language in kb.configuration.languages
    }
