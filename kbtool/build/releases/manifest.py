"""What a release holds and where it comes from; written beside the release, never into what is served."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from operator import attrgetter

import msgspec

from kbtool.history.source import Source

FORMAT = 1
"""Version of the file; another one is refused."""
DIGITS = 32
"""Hexadecimal digits of a release's digest: 128 bits, so that nobody can prepare two sites with the same one."""


class ReleasedFile(msgspec.Struct, frozen=True, gc=False):
    """One file that is served."""

    path: str
    """Below the audience's folder, with forward slashes."""
    sha256: str
    """Of its bytes, 64 hexadecimal digits."""
    size: int = msgspec.field(name="bytes")
    """Bytes."""
    languages: tuple[str, ...] = ()
    """Locales of the editions that use it, sorted; empty for a kept asset."""
    theme: bool = False
    """True for a file of the theme: it comes from no article."""
    age: int = 0
    """For a kept asset, how many releases ago a page used it last; 0 for a file of this release."""

    @property
    def kept(self) -> bool:
        """True for an asset of an earlier release, which only pages that are already open still ask for."""
        return self.age > 0

    @property
    def language(self) -> str | None:
        """The locale of the only edition it belongs to; None for what editions share."""
        return self.languages[0] if len(self.languages) == 1 and not self.theme else None


@dataclass(frozen=True)
class Manifest:
    """One audience's release. Equal content has an equal digest, whatever it was built from."""

    audience: str
    source: Source
    """What the build that made the release read."""
    tool_version: str
    """Of kbtool."""
    engine: str
    """`mkdocs 1.6.1`."""
    configuration: str
    """SHA-256 of the configuration; parts are joined only when theirs are equal."""
    languages: tuple[str, ...]
    """Locales of the editions in the release, sorted."""
    expected: tuple[str, ...]
    """Locales in which this audience has an article, sorted; others than `languages` were not built yet."""
    files: tuple[ReleasedFile, ...]
    """Sorted by path."""
    kept_assets: tuple[ReleasedFile, ...] = ()
    """Sorted by path; no part of the digest."""
    carried: Mapping[str, Source] = field(default_factory=dict)
    """Locale → what its edition was built from, for editions that were taken over from an earlier release."""

    @cached_property
    def digest(self) -> str:
        """Names the release: it covers paths and bytes of `files`, and nothing else."""
        return content_digest(self.files)

    @property
    def commit(self) -> str | None:
        """The full name of the commit; None without Git."""
        return self.source.commit

    @property
    def committed_at(self) -> str | None:
        """The time of the commit in UTC."""
        return self.source.committed_at

    @property
    def dirty(self) -> bool:
        """True when files of the base had been changed since the commit."""
        return self.source.dirty

    @property
    def served(self) -> tuple[ReleasedFile, ...]:
        """Everything in the folder: the release's own files, then the kept assets."""
        return (*self.files, *self.kept_assets)

    def source_of(self, language: str) -> Source:
        """What the edition in this language was built from."""
        return self.carried.get(language, self.source)


def content_digest(files: Iterable[ReleasedFile]) -> str:
    """The digest of these files: SHA-256 over a line `<sha256>  <path>` for each, in the order of their paths."""
    lines = "".join(f"{file.sha256}  {file.path}\n" for file in sorted(files, key=attrgetter("path")))
    return sha256(lines.encode("utf-8", "surrogateescape")).hexdigest()[:DIGITS]
