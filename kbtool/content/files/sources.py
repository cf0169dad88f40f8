"""Where the bytes of a base come from: its folder, or texts in memory."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

import msgspec
from msgspec import Struct

from kbtool.config import Configuration
from kbtool.content.files.collisions import INDEX_STARTS, article_place, find_collisions
from kbtool.content.files.disk import find_data, find_digest, find_sign, read_bytes
from kbtool.content.files.refusals import HIDDEN
from kbtool.content.files.walk import DATA_FOLDER, find_source_files, is_markdown
from kbtool.content.selection import Withheld
from kbtool.diagnostics import Diagnostic
from kbtool.store.digests import digest_of
from kbtool.store.file_digests import FileDigests
from kbtool.store.file_sign import Sign
from kbtool.store.store import NO_STORE, Store


class SourceFile(msgspec.Struct, frozen=True):
    """A Markdown file inside a language folder."""

    path: str
    """Relative to the folder of mkdocs.yml."""
    language: str
    """The locale as configured, whatever the letter case of the folder."""
    key: str
    """As `Article.key`."""
    is_index: bool
    link_target: "SourceFile | None" = None
    """The file a symbolic link leads to."""
    digest: bytes = b""
    """That of its bytes."""
    read: Callable[[], bytes] = bytes

    @property
    def is_link(self) -> bool:
        """Whether it is a symbolic link."""
        return self.link_target is not None

    @property
    def data(self) -> bytes:
        """Its bytes. Raises KbError where they cannot be read any more."""
        return self.read()

    def with_data(self, data: bytes) -> "SourceFile":
        """The same file with other bytes."""
        return msgspec.structs.replace(self, digest=digest_of(data), read=lambda: data)


@dataclass(frozen=True)
class Sources:
    """All files of a base."""

    articles: tuple[SourceFile, ...]
    data_files: Mapping[str, bytes]
    """Name of a file in `_data` → its bytes."""
    asset_sizes: Mapping[str, int]
    """Path below docs_dir → bytes, for every file that is no Markdown."""
    withheld: tuple[Withheld, ...]
    """Markdown files that are not read."""
    diagnostics: tuple[Diagnostic, ...]
    asset_links: Mapping[str, str] = field(default_factory=dict)
    """Path in `asset_sizes` that is reached through a symbolic link → where the file lies, below docs_dir."""
    read_asset: Callable[[str, int | None], bytes] = field(default=lambda path, limit: b"", compare=False, repr=False)
    """Path in `asset_sizes` → its bytes, so many of them or all. Raises KbError when they cannot be read."""
    sign_asset: Callable[[str], bytes] = field(default=str.encode, compare=False, repr=False)
    """Path in `asset_sizes` → another value when the file has changed."""
    asset_signs: str | None = None
    """What the disk says of the files in `asset_sizes`, which changes when one of them does; None where it does not
    tell."""


def sources_from_folder(
    configuration: Configuration, store: Store = NO_STORE, seen: Mapping[str, Sign] | None = None
) -> Sources:
    """The files below docs_dir; those that the store knows are not read before somebody asks for their bytes.

    `seen` is what the disk said of them a moment ago, see `find_source_files`. Raises KbError when a file disappears or
    cannot be read meanwhile.
    """
    docs_dir = configuration.docs_dir
    locales = [language.locale for language in configuration.languages]
    found = find_source_files(docs_dir, locales, configuration.docs_name, seen)
    digests = FileDigests(docs_dir, store)
    known = digests.known(found.status)
    namer = _Namer(
        configuration,
        lambda path: known.get(path) or find_digest(docs_dir, digests, path),
        partial(find_data, docs_dir, digests),
    )
    sources = Sources(
        articles=tuple(namer.source_file(path, found.links.get(path, "")) for path in found.articles),
        data_files={path.name: read_bytes(path) for path in sorted((docs_dir / DATA_FOLDER).glob("*.y*ml"))},
        asset_sizes={path: found.status[path][1] for path in found.assets},
        withheld=tuple(namer.withheld(path, reason) for path, reason in found.refused_articles.items()),
        diagnostics=found.diagnostics,
        asset_links=found.links,
        read_asset=lambda path, limit: read_bytes(docs_dir / path, limit),
        sign_asset=partial(find_sign, docs_dir),
        asset_signs=digests.signs((path, found.status[path]) for path in found.assets),
    )
    digests.keep(found.status.keys())
    return sources


def sources_from_texts(configuration: Configuration, texts: Mapping[str, str | bytes]) -> Sources:
    """Files that exist only in memory: path below docs_dir → content."""
    data = {path: text.encode() if isinstance(text, str) else text for path, text in texts.items()}
    markdown = [path for path in sorted(data) if is_markdown(path)]
    assets = [path for path in sorted(data) if not is_markdown(path) and not path.startswith(f"{DATA_FOLDER}/")]
    refused: dict[str, str] = {}
    diagnostics = []
    for group, reason, finding in find_collisions(markdown, assets, configuration.docs_name):
        refused.update(dict.fromkeys(group, reason))
        diagnostics.append(finding)
    namer = _Namer(configuration, lambda path: digest_of(data[path]), lambda path, digest: data[path])
    return Sources(
        articles=tuple(namer.source_file(path) for path in markdown if path not in refused),
        data_files={
            path.removeprefix(f"{DATA_FOLDER}/"): data[path] for path in data if path.startswith(f"{DATA_FOLDER}/")
        },
        asset_sizes={path: len(data[path]) for path in assets},
        withheld=tuple(namer.withheld(path, reason) for path, reason in refused.items()),
        diagnostics=tuple(diagnostics),
        read_asset=lambda path, limit: data[path][:limit],
        sign_asset=lambda path: digest_of(data[path]),
    )


class _Namer(Struct, frozen=True):
    """Gives files their language and key."""

    configuration: Configuration
    digest: Callable[[str], bytes]
    read: Callable[[str, bytes], bytes]
    """Takes the digest that the bytes must have."""
    languages: dict[str, str] = {}
    """Folder → what was found out about its language."""
    places: dict[str, tuple[str, str]] = {}
    """Folder of articles → its language, and its path inside the language folder with a slash at its end."""

    def source_file(self, path: str, link_target: str = "") -> SourceFile:
        folder, _, name = path.rpartition("/")
        language, start = self.places.get(folder) or self.place(folder)
        if name.endswith(".md") and name[-4:-3] not in ("", ".") and name[:1] not in INDEX_STARTS:  # nearly all
            key, is_index = f"{start}{name[:-3]}", False
        else:
            key, is_index = article_place(f"{start}{name}")
        digest = self.digest(path)
        return SourceFile(
            f"{self.configuration.docs_name}/{path}",
            language,
            key,
            is_index,
            self.source_file(link_target) if link_target and is_markdown(link_target) else None,
            digest,
            partial(self.read, path, digest),
        )

    def place(self, folder: str) -> tuple[str, str]:
        language, slash, below = folder.partition("/")
        found = self.places[folder] = (self.language(language), f"{below}{slash}")
        return found

    def withheld(self, path: str, reason: str) -> Withheld:
        language = self.language(path.partition("/")[0])
        return Withheld(f"{self.configuration.docs_name}/{path}", language, reason, is_error=reason != HIDDEN)

    def language(self, folder: str) -> str:
        """The locale of a language folder; empty for any other."""
        if folder not in self.languages:
            locales = (language.locale for language in self.configuration.languages)
            found = (locale for locale in locales if locale.casefold() == folder.casefold())
            self.languages[folder] = next(found, "")
        return self.languages[folder]
