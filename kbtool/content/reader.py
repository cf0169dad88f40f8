"""From files to articles: folder rules first, then the default language, then the translations that inherit from it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kbtool.config import Configuration, Policy
from kbtool.content.article import Article, Origin
from kbtool.content.audience import Floor
from kbtool.content.edition import Withheld
from kbtool.content.file_text import FileText
from kbtool.content.files.collisions import article_key, is_index_name
from kbtool.content.files.sources import SourceFile, Sources
from kbtool.content.front_matter.fields import RawFields, configured_defaults
from kbtool.content.front_matter.folder_rules import (
    FolderRules,
    Folders,
    closed_folder,
    find_folder_chain,
    folder_rules,
    limits_of,
    looks_of,
)
from kbtool.content.front_matter.missing_fields import missing_fields
from kbtool.content.front_matter.reading_rules import ReadingRules
from kbtool.content.front_matter.resolve import Resolved, Text, resolve
from kbtool.content.include_blocks import is_include
from kbtool.content.rule_ids import MISSING_TITLE
from kbtool.content.source_lines import with_source_lines
from kbtool.content.source_text import SourceText
from kbtool.content.stored_texts import read_file_texts
from kbtool.diagnostics import Diagnostic
from kbtool.store.store import NO_STORE, Store


@dataclass
class Reading:
    """What reading a base gives; filled by `read_articles`."""

    articles: list[Article] = field(default_factory=list)
    withheld: list[Withheld] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    texts: dict[str, SourceText] = field(default_factory=dict)
    """Path → what the file itself says."""
    addresses: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Path → the paths that the body of the file names."""
    keys: dict[str, bytes] = field(default_factory=dict)
    """Path → the digest of everything that its text was worked out from."""
    lengths: dict[str, int] = field(default_factory=dict)
    """Path → the length of the file's own body for a reader."""


def reading_rules(configuration: Configuration) -> ReadingRules:
    """How front matter is read in this base."""
    settings = configuration.settings
    return ReadingRules(settings.audiences, settings.foreign_keys is Policy.ALLOW, settings.limits)


def read_articles(configuration: Configuration, sources: Sources, store: Store = NO_STORE) -> Reading:
    """Reads and resolves every Markdown file. Never raises for what is in a file."""
    rules = reading_rules(configuration)
    texts = read_file_texts(sources.articles, rules, store)
    return _Resolution(configuration, rules, texts, sources.withheld).reading()


class _Resolution:
    """Resolves all files of one base."""

    def __init__(
        self,
        configuration: Configuration,
        rules: ReadingRules,
        texts: Mapping[SourceFile, FileText],
        unread: Iterable[Withheld],
    ) -> None:
        self.configuration = configuration
        self.rules = rules
        self.texts = texts
        self.default = configuration.default_language.locale
        self.configured = configured_defaults(configuration.path.name, configuration.settings.defaults, rules)
        self.folders = Folders()
        for file, text in texts.items():
            if file.is_index:
                self.folders.add(file.language, file.key, folder_rules(text.source.fields))
        self.chains: dict[tuple[str, str, bool, bool], tuple[FolderRules, ...]] = {}
        self.sources: dict[tuple[str, bool], Resolved] = {}
        self.unread_sources: dict[str, Withheld] = {}
        """By the looks of their keys, as `sources` are."""
        for item in unread:
            self._note_unread(item)

    def _note_unread(self, item: Withheld) -> None:
        """What was refused unread may have kept its folder or its translations from readers: so they stay closed."""
        below = item.path.removeprefix(f"{self.configuration.docs_name}/").partition("/")[2]
        if is_index_name(below):
            self.folders.add(item.language, article_key(below), closed_folder(item.path, item.reason))
        if item.language == self.default:
            self.unread_sources[looks_of(article_key(below))] = item

    def reading(self) -> Reading:
        """The default language comes first, so that translations find their sources, and links after what they name."""
        result = Reading(diagnostics=list(self.configured.diagnostics))
        for file, text in sorted(self.texts.items(), key=self._place):
            result.texts[file.path] = text.source
            result.addresses[file.path] = text.addresses
            result.keys[file.path] = text.key
            result.lengths[file.path] = text.length
            self._read(file, text, result)
        return result

    def _place(self, item: tuple[SourceFile, FileText]) -> tuple[bool, bool, str]:
        file = item[0]
        return file.language != self.default, bool(file.link_target), file.path

    def _read(self, file: SourceFile, read: FileText, result: Reading) -> None:
        text = read.source
        resolved = self._resolve(file, text.fields, Text(file.key, read.heading, text.body_line))
        article = Article(
            path=file.path,
            language=file.language,
            key=file.key,
            is_index=file.is_index,
            fields=resolved.fields,
            body=text.body,
            body_line=text.body_line,
            origins=resolved.origins,
        )
        reasons = (*resolved.withheld, *(f"{problem.name}: {problem.message}" for problem in read.problems[:1]))
        if looks_of(file.key) in self.unread_sources and file.language != self.default:
            source = self.unread_sources[looks_of(file.key)]
            reasons += (f"its source {source.path} is withheld: {source.reason}",)
        found = [*resolved.diagnostics, *read.problems]
        is_shared = is_include(file.key)
        if is_shared:
            found = [problem for problem in found if problem.id != MISSING_TITLE.id]
        if reasons:
            result.withheld.append(Withheld(file.path, file.language, reasons[0], is_error=True))
        else:
            result.articles.append(article)
            found += () if is_shared else missing_fields(article, self.rules)
        result.diagnostics += (*text.diagnostics, *with_source_lines(tuple(found), text.text))

    def _resolve(self, file: SourceFile, own: RawFields, text: Text) -> Resolved:
        chain = self._chain(file)
        source = self._source(file)
        if file.link_target:
            chain = (*chain, *limits_of(self._chain(file.link_target)))
            original = self._source(file.link_target)
            chain = (*chain, *([] if original is None else [_limits_of_source(original)]))
            source = source or original
        resolved = resolve(own, text, chain, self.configured, self.rules, source)
        if file.language == self.default:
            self.sources[file.key, file.is_index] = resolved
            self.sources.setdefault((looks_of(file.key), file.is_index), resolved)
        return resolved

    def _source(self, file: SourceFile) -> Resolved | None:
        """The article a translation is one of; where none has its very name, one that looks like it."""
        if file.language == self.default:
            return None
        names = (file.key, looks_of(file.key))
        return next(
            (self.sources[name, file.is_index] for name in names if (name, file.is_index) in self.sources), None
        )

    def _chain(self, file: SourceFile) -> tuple[FolderRules, ...]:
        """The same for all files of a folder, but for the page of its language."""
        place = (file.language, file.key.rpartition("/")[0], bool(file.key), file.is_index)
        if place not in self.chains:
            self.chains[place] = find_folder_chain(file.key, file.is_index, file.language, self.default, self.folders)
        return self.chains[place]


def _limits_of_source(source: Resolved) -> FolderRules:
    """What the source of a translation keeps from readers, for a symbolic link that leads to the translation."""
    audience = source.fields.audience
    floors = (Floor(audience, Origin(source.path), is_source=True),) if audience else ()
    withheld = f"the source of its target, {source.path}, is withheld" if source.withheld else ""
    return FolderRules(source.path, RawFields(source.path), floors, withheld)
