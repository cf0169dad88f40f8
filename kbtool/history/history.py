"""What is known of the articles' past: plain data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class FileHistory:
    """What became of one file. Days are the author's, in UTC; None where the commit carries no usable date."""

    created: date | None
    """Of the first commit that has its text."""
    updated: date | None
    """Of the last commit that changed its text; moving a file changes none."""
    authors: tuple[str, ...]
    """Names, the first contributor first."""


@dataclass(frozen=True, slots=True)
class Deletion:
    """A file that is no more."""

    path: str
    """The path it had last, relative to the folder of mkdocs.yml."""
    deleted: date | None
    """None where a merge removed it."""


@dataclass(frozen=True, slots=True)
class History:
    """What Git knows of the docs folder. Paths are relative to the folder of mkdocs.yml, with forward slashes."""

    files: Mapping[str, FileHistory] = field(default_factory=dict)
    """The files of the last commit."""
    renames: Mapping[str, str] = field(default_factory=dict)
    """A path that was left → the path its file has now; never a path that has a file again."""
    deleted: tuple[Deletion, ...] = ()
    """Sorted by path; never a path that has a file again."""
    reason: str = ""
    """Why there is no history; empty where there is one."""

    def created(self, path: str) -> date | None:
        """The day the file was first committed; None where it is not known."""
        file = self.files.get(path)
        return file.created if file else None

    def updated(self, path: str) -> date | None:
        """The day of the last change of the file's text; None where it is not known."""
        file = self.files.get(path)
        return file.updated if file else None
