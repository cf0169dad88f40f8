"""The knowledge base: every file of docs/ read once, every article resolved, and every loss accounted for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from itertools import chain
from operator import attrgetter

from msgspec import structs

from kbtool.config import Configuration
from kbtool.content.article import Article
from kbtool.content.audience_blocks import cut_audience_blocks
from kbtool.content.broken_includes import with_includes
from kbtool.content.data_files import DataFiles, read_data_files
from kbtool.content.edition import Edition
from kbtool.content.expansion import SharedTexts, expand
from kbtool.content.file_audiences import NOBODY, find_file_audiences
from kbtool.content.files.media_files import find_media_files
from kbtool.content.files.sources import Sources, sources_from_folder, sources_from_texts
from kbtool.content.files.used_files import find_used_files
from kbtool.content.files.walk import DATA_FOLDER
from kbtool.content.include_blocks import is_include
from kbtool.content.markdown.body import reading_units
from kbtool.content.media.file_types import Size
from kbtool.content.reader import read_articles
from kbtool.content.selection import Selection, Withheld, select
from kbtool.content.source_lines import with_source_lines
from kbtool.content.source_text import SourceText
from kbtool.diagnostics import Diagnostic
from kbtool.store.file_sign import Sign
from kbtool.store.store import NO_STORE, Store


@dataclass(frozen=True)
class KnowledgeBase:
    """All articles of a base in all languages. Its Markdown files are `articles`, `includes` and `withheld`."""

    configuration: Configuration
    articles: tuple[Article, ...]
    """Every article that could be read and has an audience."""
    withheld: tuple[Withheld, ...]
    """Files that are in no edition, with the reason."""
    data: DataFiles
    file_sizes: Mapping[str, int]
    """Files that are no Markdown, below docs_dir → bytes."""
    diagnostics: tuple[Diagnostic, ...]
    """All findings of reading, sorted."""
    texts: Mapping[str, SourceText]
    """Path → what the file itself says, with places; for every Markdown file that was read."""
    keys: Mapping[str, bytes]
    """Path → the digest of everything that the file's text was worked out from."""
    file_audiences: Mapping[str, str]
    """Path in `file_sizes` → its audience, or NOBODY; files that are not here are for all."""
    picture_sizes: Mapping[str, Size] = field(default_factory=dict)
    """Path in `file_sizes` of each picture that an article uses → width and height."""
    includes: tuple[Article, ...] = ()
    """The texts that articles may include: read like articles, and no pages."""
    lengths: Mapping[str, int] = field(default_factory=dict)
    """Path in `texts` → the length of the file's own body for a reader, see `reading_units`."""

    @classmethod
    def from_folder(
        cls, configuration: Configuration, store: Store = NO_STORE, seen: Mapping[str, Sign] | None = None
    ) -> "KnowledgeBase":
        """Reads docs_dir; what the store knows is not read again, and `seen` is as for `find_source_files`. What is
        wrong with a file is in `diagnostics`; raises KbError only when docs_dir itself cannot be read."""
        return cls.from_sources(configuration, sources_from_folder(configuration, store, seen), store)

    @classmethod
    def from_texts(cls, configuration: Configuration, texts: Mapping[str, str | bytes]) -> "KnowledgeBase":
        """A base from path below docs_dir (`en/billing/refunds.md`) → content, without a disk."""
        return cls.from_sources(configuration, sources_from_texts(configuration, texts))

    @classmethod
    def from_sources(cls, configuration: Configuration, sources: Sources, store: Store = NO_STORE) -> "KnowledgeBase":
        """A base from files that were found before; what the store knows is not read again."""
        locales = [language.locale for language in configuration.languages]
        data = read_data_files(sources.data_files, f"{configuration.docs_name}/{DATA_FOLDER}", locales)
        reading = read_articles(configuration, sources, store)
        read = reading.articles
        includes = tuple(item for item in read if item.key[:1] == "_" and is_include(item.key))
        brand = sources.asset_sizes.keys() & configuration.brand_files
        media = find_media_files(
            brand.union(chain.from_iterable(item.files for item in read)), configuration, sources, store
        )
        found = (*sources.diagnostics, *data.diagnostics, *reading.diagnostics, *media.refused.values())
        kb = cls(
            configuration=configuration,
            articles=tuple(item for item in read if not is_include(item.key)) if includes else tuple(read),
            withheld=tuple(sorted((*sources.withheld, *reading.withheld), key=lambda item: item.path)),
            data=data,
            file_sizes=sources.asset_sizes,
            diagnostics=tuple(sorted(found, key=lambda diagnostic: diagnostic.sort_key)),
            texts=reading.texts,
            keys=reading.keys,
            file_audiences={
                **find_file_audiences(configuration, sources, reading.texts),
                **dict.fromkeys(media.refused, NOBODY),
            },
            picture_sizes=media.sizes,
            includes=includes,
            lengths=reading.lengths,
        )
        return kb._with_includes()

    def _with_includes(self) -> "KnowledgeBase":
        """The base when each article knows what it includes; those that cannot be shown so are withheld."""
        if all(map(attrgetter("is_plain"), self.articles)):
            return self
        pairs = [
            (article, []) if article.is_plain else with_includes(article, self._shared) for article in self.articles
        ]
        found = (with_source_lines(errors, self.texts[article.path].text) for article, errors in pairs if errors)
        kb = replace(self, articles=tuple(article for article, _ in pairs))
        errors = [error for errors in found for error in errors]
        return kb.without(errors) if errors else kb

    @cached_property
    def _shared(self) -> SharedTexts:
        texts = {article.path: article for article in self.includes}
        return SharedTexts(self.configuration.docs_name, texts, self.configuration.settings)

    @cached_property
    def by_path(self) -> dict[str, Article]:
        """Articles by their file, relative to the folder of mkdocs.yml."""
        return {article.path: article for article in self.articles}

    def without(self, found: Iterable[Diagnostic]) -> "KnowledgeBase":
        """The base when these errors keep their articles out of every edition, as errors of reading do."""
        errors = sorted(found, key=lambda diagnostic: diagnostic.sort_key)
        reasons = {error.path: f"{error.name}: {error.message}" for error in reversed(errors)}
        lost = [article for article in self.articles if article.path in reasons]
        withheld = [Withheld(article.path, article.language, reasons[article.path], is_error=True) for article in lost]
        return replace(
            self,
            articles=tuple(article for article in self.articles if article.path not in reasons),
            withheld=tuple(sorted((*self.withheld, *withheld), key=lambda item: item.path)),
            diagnostics=tuple(sorted((*self.diagnostics, *errors), key=lambda diagnostic: diagnostic.sort_key)),
        )

    def length(self, article: Article) -> int:
        """The length for a reader of what an edition shows of an article: worked out anew where that is not the file's
        own body."""
        length = self.lengths.get(article.path)
        if length is not None and (article.is_own or article.body == self.texts[article.path].body):
            return length
        return reading_units(article.body, article.language)

    def editions(self) -> list[Edition]:
        """Every audience in every language, in the order of the configuration."""
        settings, languages = self.configuration.settings, self.configuration.languages
        return [Edition(audience, language.locale) for audience in settings.audiences for language in languages]

    def select(self, edition: Edition, today: date) -> Selection:
        """What an edition holds on a day; blocks for narrower audiences are cut out of its articles,
        and what they include is in them."""
        selection = select(edition, self.articles, self.withheld, self.configuration.settings, today)
        return structs.replace(selection, articles=tuple(self._shown(selection.articles, edition.audience)))

    def files_for(self, audience: str) -> Mapping[str, int]:
        """The files that readers of an audience may see, below docs_dir → bytes; an edition has those it uses."""
        settings, limits = self.configuration.settings, self.file_audiences
        closed = {path for path, limit in limits.items() if limit == NOBODY or not settings.may_read(audience, limit)}
        return {path: size for path, size in self.file_sizes.items() if path not in closed}

    def _shown(self, articles: Iterable[Article], audience: str) -> Iterable[Article]:
        audiences, files = self.configuration.settings.audiences, self.files_for(audience)
        for article in articles:
            if article.is_plain and (not article.files or all(path in files for path in article.files)):
                yield article
                continue
            body, _ = cut_audience_blocks(article.path, article.body, article.body_line, audience, audiences)
            expanded = expand(article, body, self._shared, audience)
            if expanded.body == article.body and all(path in files for path in article.files):
                yield article
                continue
            shown = replace(article, body=expanded.body, includes=expanded.paths)
            yield replace(shown, files=find_used_files(shown, self.configuration, files))
