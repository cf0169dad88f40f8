"""The files of a finished site."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kbtool.errors import KbError

MACHINE_FILES = frozenset({"robots.txt", "_redirects", "llms.txt"})


@dataclass(frozen=True, slots=True)
class SiteFile:
    """One file."""

    path: str
    """Below the site's folder, with forward slashes."""
    file: str
    """Where it lies."""
    link: str = ""
    """Where a symbolic link leads; empty for a plain file."""

    @property
    def is_page(self) -> bool:
        """Whether a browser shows it as a page."""
        return self.path.lower().endswith((".html", ".htm"))

    @property
    def is_for_machines(self) -> bool:
        """Whether search engines, servers or feed readers read it, and rules compare it with the pages."""
        return self.path.endswith(".xml") or self.path.rpartition("/")[2] in MACHINE_FILES

    def read(self) -> bytes:
        """Its bytes. Raises KbError."""
        try:
            with open(self.file, "rb") as stream:  # noqa: PTH123 - a Path for each of a hundred thousand takes seconds
                return stream.read()
        except OSError as error:
            raise KbError(f"{self.file}: cannot be read: {error.strerror}") from error


def find_site_files(folder: Path) -> list[SiteFile]:
    """All files by folder and name. No link is followed below the folder.

    Raises KbError for a folder that cannot be read.
    """
    return list(_below(os.fspath(folder), ""))


def _below(folder: str, prefix: str) -> Iterator[SiteFile]:
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        raise KbError(f"{folder}: cannot be read: {error.strerror}") from error
    folders = []
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            folders.append(entry)
        else:
            link = os.readlink(entry.path) if entry.is_symlink() else ""  # noqa: PTH115 - quick, there may be many
            yield SiteFile(prefix + entry.name, entry.path, link)
    for entry in folders:
        yield from _below(entry.path, f"{prefix}{entry.name}/")
