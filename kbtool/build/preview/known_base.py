"""A base that was read, with the files that it was read from."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from kbtool.config import Configuration
from kbtool.content.data_files import read_data_files
from kbtool.content.files.sources import SourceFile, Sources, sources_from_folder
from kbtool.content.files.walk import DATA_FOLDER
from kbtool.content.front_matter.folder_rules import looks_of
from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.history.base_store import open_base_store


@dataclass(frozen=True)
class KnownBase:
    """Never changes; after a change of files there is another."""

    sources: Sources
    kb: KnowledgeBase

    @cached_property
    def files(self) -> Mapping[str, SourceFile]:
        """By path."""
        return {file.path: file for file in self.sources.articles}

    @cached_property
    def alike(self) -> Mapping[str, list[str]]:
        """What keys look like (see `looks_of`) → the paths of their files, in all languages."""
        found: dict[str, list[str]] = {}
        for file in self.sources.articles:
            found.setdefault(looks_of(file.key), []).append(file.path)
        return found

    def with_kb(self, kb: KnowledgeBase) -> "KnownBase":
        """Another base that was read from the same files."""
        newer = KnownBase(self.sources, kb)
        newer.__dict__.update(files=self.files, alike=self.alike)
        return newer

    def with_sources(self, sources: Sources) -> "KnownBase":
        """This base with other files; `kb` still has to be read from them."""
        newer = KnownBase(sources, self.kb)
        if newer.files.keys() == self.files.keys():
            newer.__dict__["alike"] = self.alike
        return newer


def read_base(configuration: Configuration) -> KnownBase:
    """Reads all of it. Raises KbError."""
    with open_base_store(configuration.root, date.today()) as store:
        sources = sources_from_folder(configuration, store)
        return KnownBase(sources, KnowledgeBase.from_sources(configuration, sources, store))


def read_sources(configuration: Configuration) -> Sources:
    """The files alone. Raises KbError."""
    with open_base_store(configuration.root, date.today()) as store:
        return sources_from_folder(configuration, store)


def reread_data(known: KnownBase) -> KnownBase:
    """The base after nothing but its data files has changed: no article is read with their help. Raises OSError."""
    kb = known.kb
    configuration = kb.configuration
    folder = configuration.docs_dir / DATA_FOLDER
    files = {path.name: path.read_bytes() for path in sorted(folder.glob("*.y*ml"))}
    locales = [language.locale for language in configuration.languages]
    data = read_data_files(files, f"{configuration.docs_name}/{DATA_FOLDER}", locales)
    rest = (item for item in kb.diagnostics if item not in kb.data.diagnostics)
    found = tuple(sorted((*rest, *data.diagnostics), key=lambda diagnostic: diagnostic.sort_key))
    return KnownBase(replace(known.sources, data_files=files), replace(kb, data=data, diagnostics=found))
