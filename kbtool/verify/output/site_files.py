"""The files of a finished site."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kbtool.errors import KbError


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


def find_site_files(folder: Path) -> Iterator[SiteFile]:
    """All files by path. No link is followed below the folder. Raises KbError for a folder that cannot be read."""
    for place, folders, names in os.walk(folder, onerror=_refuse):
        folders.sort()
        links = [name for name in folders if Path(place, name).is_symlink()]
        below = Path(place).relative_to(folder).as_posix()
        for name in sorted([*names, *links]):
            file = os.path.join(place, name)  # noqa: PTH118 - a Path for each of a hundred thousand files takes seconds
            path = name if below == "." else f"{below}/{name}"
            yield SiteFile(path, file, os.readlink(file) if os.path.islink(file) else "")  # noqa: PTH114, PTH115


def _refuse(error: OSError) -> None:
    raise KbError(f"{error.filename}: cannot be read: {error.strerror}") from error
