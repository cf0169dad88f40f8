"""From files to articles: folder rules first, then the default language, then the translations that inherit from it."""

from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter

import msgspec
from msgspec import Struct, field

from kbtool.config import Configuration, Policy
from kbtool.content.article import Article, WasRead
from kbtool.content.file_text import FileText
from kbtool.content.file_texts import AT_ONCE, FileTexts
from kbtool.content.files.sources import SourceFile, Sources
from kbtool.content.files.used_files import find_used_files
from kbtool.content.front_matter.fields import configured_defaults
from kbtool.content.front_matter.missing_fields import missing_fields
from kbtool.content.front_matter.reading_rules import ReadingRules
from kbtool.content.front_matter.resolve import Resolved, Text, resolve
from kbtool.content.include_blocks import is_include
from kbtool.content.inheritance import Inheritance
from kbtool.content.known_article import KnownArticle, addresses_of, article_of, known_article
from kbtool.content.known_articles import KnownArticles
from kbtool.content.rule_ids import MISSING_TITLE
from kbtool.content.selection import Withheld
from kbtool.content.source_lines import with_source_lines
from kbtool.content.stored_texts import reading_version, text_key
from kbtool.diagnostics import Diagnostic
from kbtool.store.digests import digest_of
from kbtool.store.store import NO_STORE, Store


class Reading(Struct):
    """What reading a base gives; filled by `read_articles`."""

    texts: FileTexts
    """Path → what the file itself says."""
    keys: Mapping[str, bytes]
    """Path → the digest of everything that its text was worked out from."""
    articles: list[Article] = field(default_factory=list)
    withheld: list[Withheld] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    lengths: dict[str, int] = field(default_factory=dict)
    """Path → the length of the file's own body for a reader."""


def reading_rules(configuration: Configuration) -> ReadingRules:
    """How front matter is read in this base."""
    settings = configuration.settings
    return ReadingRules(settings.audiences, settings.foreign_keys is Policy.ALLOW, settings.limits)


def read_articles(configuration: Configuration, sources: Sources, store: Store = NO_STORE) -> Reading:
    """Reads and resolves every Markdown file; what the store knows is not read again. Never raises for what is in a
    file."""
    return _Resolution(configuration, sources, store).reading()


class _Resolution:
    """Resolves all files of one base."""

    def __init__(self, configuration: Configuration, sources: Sources, store: Store) -> None:
        self.configuration = configuration
        self.rules = reading_rules(configuration)
        self.configured = configured_defaults(configuration.path.name, configuration.settings.defaults, self.rules)
        self.assets = sources.asset_sizes
        self.files = _in_order(sources.articles, configuration.default_language.locale)
        version = reading_version(self.rules)
        self.known = KnownArticles(_by_folder(self.files), self._version(version), self.assets, store)
        self.last = last = self.known.unchanged(self.files)
        self.keys = {
            file.path: known.key if (known := last.get(file.path)) else text_key(file, version) for file in self.files
        }
        self.store = store
        self.texts = FileTexts(self.files, self.keys, self.rules, store)
        self.texts.read((file.path for file in self.files if file.is_index), store)
        indexes = [(file, self.texts[file.path]) for file in self.files if file.is_index]
        self.is_large = store.is_open and len(self.files) - len(last) > AT_ONCE
        """Whether too much is read to be held: then the store holds it."""
        self.inheritance = Inheritance(configuration, indexes, sources.withheld)

    def _version(self, version: bytes) -> bytes:
        """Names what resolving depends on beside the files."""
        locales = [language.locale for language in self.configuration.languages]
        return digest_of(version, repr((self.configuration.docs_name, locales, self.configured)))

    def reading(self) -> Reading:
        result = Reading(self.texts, self.keys, diagnostics=list(self.configured.diagnostics))
        has_unread = self.inheritance.has_unread_sources
        for file in self._read_ahead():  # ten thousand
            inherited = self.inheritance.sign(file)
            known = self.last.get(file.path)
            if known and known.inherited == inherited and not (has_unread and self.inheritance.unread_source(file)):
                self._take(file, known, result)
            else:
                self._read(file, inherited, result)
        self.known.keep()
        if self.is_large:
            self.store.flush(least=0)
        return result

    def _read_ahead(self) -> Iterator[SourceFile]:
        """All files, those that nobody knows read some at a time before they come."""
        for start in range(0, len(self.files), AT_ONCE):
            some = self.files[start : start + AT_ONCE]
            self.texts.read((file.path for file in some if not (file.is_index or file.path in self.last)), self.store)
            yield from some

    def _take(self, file: SourceFile, known: KnownArticle, result: Reading) -> None:
        """An article of which nothing has changed."""
        article = article_of(known, file, self.texts)
        if not self.known.has_same_files:
            files = find_used_files(article, self.configuration, self.assets, addresses_of(known))
            if files != known.files:
                known = msgspec.structs.replace(known, files=files)
                article = article_of(known, file, self.texts)
        self.known.note(file.path, known)
        if self.inheritance.has_translations:
            self.inheritance.add(file, known.key + known.inherited, article)
        result.articles.append(article)
        result.lengths[file.path] = known.length
        if known.diagnostics:
            result.diagnostics += known.diagnostics

    def _read(self, file: SourceFile, inherited: bytes, result: Reading) -> None:
        read = self.texts.file_text(file.path)
        chain, source = self.inheritance.rules(file)
        text = Text(file.key, read.heading, read.source.body_line)
        resolved = resolve(read.source.fields, text, chain, self.configured, self.rules, source)
        self.inheritance.add(file, read.key + inherited, resolved)
        reasons = (*resolved.withheld, *(f"{problem.name}: {problem.message}" for problem in read.problems[:1]))
        if unread := self.inheritance.unread_source(file):
            reasons += (f"its source {unread.path} is withheld: {unread.reason}",)
        article = self._article(file, read, resolved)
        found = self._findings(article, read, resolved, is_withheld=bool(reasons))
        result.lengths[file.path] = read.length
        result.diagnostics += found
        if reasons:
            result.withheld.append(Withheld(file.path, file.language, reasons[0], is_error=True))
            return
        if self.known.is_kept and not file.is_index:
            known = known_article(article, file, inherited, found, read)
            self.known.note(file.path, known)
            if known and self.is_large:
                article = article_of(known, file, self.texts, article.body)
                self.texts.forget(file.path)
        result.articles.append(article)

    def _article(self, file: SourceFile, read: FileText, resolved: Resolved) -> Article:
        values = {
            "path": file.path,
            "language": file.language,
            "key": file.key,
            "is_index": file.is_index,
            "fields": resolved.fields,
            "body": read.source.body,
            "body_line": read.source.body_line,
            "origins": resolved.origins,
            "files": (),
            "includes": (),
            "own": WasRead(read.is_plain),
        }
        article = Article.from_reading(values)
        files = find_used_files(article, self.configuration, self.assets, read.addresses)
        return Article.from_reading({**values, "files": files}) if files else article

    def _findings(
        self, article: Article, read: FileText, resolved: Resolved, is_withheld: bool
    ) -> tuple[Diagnostic, ...]:
        found = [*resolved.diagnostics, *read.problems]
        if is_include(article.key):
            found = [problem for problem in found if problem.id != MISSING_TITLE.id]
        elif not is_withheld:
            found += missing_fields(article, self.rules)
        return (*read.source.diagnostics, *with_source_lines(tuple(found), read.source.text))


def _in_order(files: Iterable[SourceFile], default: str) -> list[SourceFile]:
    """The default language first, and links after what they name; else by path."""
    found = sorted(files, key=attrgetter("path"))
    if any(file.link_target is not None or file.language != default for file in found):
        found.sort(key=lambda file: (file.language != default, file.is_link))
    return found


def _by_folder(files: Iterable[SourceFile]) -> dict[str, list[SourceFile]]:
    found: dict[str, list[SourceFile]] = {}
    for file in files:
        found.setdefault(file.path.rpartition("/")[0], []).append(file)
    return found
