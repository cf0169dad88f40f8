"""What each file of a base inherits: from the folders above it, and from the article that it is a translation of."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from msgspec import Struct

from kbtool.config import Configuration
from kbtool.content.article import Article, Origin
from kbtool.content.audience import Floor
from kbtool.content.files.collisions import article_key, is_index_name
from kbtool.content.files.sources import SourceFile
from kbtool.content.front_matter.fields import RawFields
from kbtool.content.front_matter.folder_rules import (
    FolderRules,
    Folders,
    closed_folder,
    find_folder_chain,
    folder_rules,
    limits_of,
    looks_of,
)
from kbtool.content.front_matter.resolve import Resolved
from kbtool.content.selection import Withheld
from kbtool.content.source_text import SourceText
from kbtool.store.digests import digest_of


@dataclass(frozen=True)
class Chain:
    """The rules of the folders above a file, nearest first."""

    rules: tuple[FolderRules, ...]

    @cached_property
    def sign(self) -> bytes:
        """Another one for other rules."""
        return digest_of(*map(repr, self.rules))


class Source(Struct, frozen=True):
    """An article in the default language, for its translations."""

    sign: bytes
    """Names all that it was resolved from."""
    found: Resolved | Article
    """An article stands for what was resolved without a reason to withhold it."""

    @property
    def resolved(self) -> Resolved:
        """Its effective values."""
        found = self.found
        return found if isinstance(found, Resolved) else Resolved(found.fields, found.origins, (), (), found.path)


class Inheritance:
    """Has to hear of the default language first, so that translations find their sources, and of links after what they
    name."""

    def __init__(
        self, configuration: Configuration, indexes: Iterable[tuple[SourceFile, SourceText]], unread: Iterable[Withheld]
    ) -> None:
        """`indexes` are the index files with what they say, `unread` the files that were refused."""
        self._docs_name = configuration.docs_name
        self._default = configuration.default_language.locale
        self.has_translations = len(configuration.languages) > 1
        """Whether anybody will ask for what `add` is told."""
        self._folders = Folders()
        for file, text in indexes:
            self._folders.add(file.language, file.key, folder_rules(text.fields))
        self._chains: dict[tuple[str, str, bool, bool], Chain] = {}
        self._signs: dict[str, bytes] = {}
        """Folder of the default language → the sign of its chain."""
        self._sources: dict[tuple[str, bool], Source] = {}
        self._unread_sources: dict[str, Withheld] = {}
        """By the looks of their keys, as the sources are."""
        for item in unread:
            self._note_unread(item)

    def _note_unread(self, item: Withheld) -> None:
        """What was refused unread may have kept its folder or its translations from readers: so they stay closed."""
        below = item.path.removeprefix(f"{self._docs_name}/").partition("/")[2]
        if is_index_name(below):
            self._folders.add(item.language, article_key(below), closed_folder(item.path, item.reason))
        if item.language == self._default:
            self._unread_sources[looks_of(article_key(below))] = item

    @property
    def has_unread_sources(self) -> bool:
        """Whether `unread_source` finds any."""
        return bool(self._unread_sources)

    def unread_source(self, file: SourceFile) -> Withheld | None:
        """The file that a translation is one of, where that was refused unread."""
        if not self._unread_sources or file.language == self._default:
            return None
        return self._unread_sources.get(looks_of(file.key))

    def chain(self, file: SourceFile) -> Chain:
        """The same for all files of a folder, but for the page of its language."""
        place = (file.language, file.key.rpartition("/")[0], bool(file.key), file.is_index)
        found = self._chains.get(place)
        if found is None:
            rules = find_folder_chain(file.key, file.is_index, file.language, self._default, self._folders)
            found = self._chains[place] = Chain(rules)
        return found

    def rules(self, file: SourceFile) -> tuple[tuple[FolderRules, ...], Resolved | None]:
        """The chain and the source of a file. One that is a link is also for nobody whom its target is kept from."""
        chain, source = self.chain(file).rules, self.source(file)
        if file.link_target:
            original = self.source(file.link_target)
            limits = [] if original is None else [_limits_of_source(original.resolved)]
            chain = (*chain, *limits_of(self.chain(file.link_target).rules), *limits)
            source = source or original
        return chain, source.resolved if source else None

    def sign(self, file: SourceFile) -> bytes:
        """Names all that a file inherits: another one where any of it is another."""
        if file.key and file.language == self._default and not file.is_index and file.link_target is None:  # nearly all
            folder = file.key.rpartition("/")[0]
            found = self._signs.get(folder)
            if found is None:
                found = self._signs[folder] = self.chain(file).sign
            return found
        source = self.source(file)
        own = self.chain(file).sign + (source.sign if source else b"")
        return own + self.sign(file.link_target) if file.link_target else own

    def source(self, file: SourceFile) -> Source | None:
        """The article a translation is one of; where none has its very name, one that looks like it."""
        if file.language == self._default:
            return None
        exact = self._sources.get((file.key, file.is_index))
        return exact or self._sources.get((looks_of(file.key), file.is_index))

    def add(self, file: SourceFile, sign: bytes, found: Resolved | Article) -> None:
        """What a file is, for its translations; `sign` names all that it was resolved from."""
        if self.has_translations and file.language == self._default:
            source = Source(sign, found)
            self._sources[file.key, file.is_index] = source
            self._sources.setdefault((looks_of(file.key), file.is_index), source)


def _limits_of_source(source: Resolved) -> FolderRules:
    """What the source of a translation keeps from readers, for a symbolic link that leads to the translation."""
    audience = source.fields.audience
    floors = (Floor(audience, Origin(source.path), is_source=True),) if audience else ()
    withheld = f"the source of its target, {source.path}, is withheld" if source.withheld else ""
    return FolderRules(source.path, RawFields(source.path), floors, withheld)
