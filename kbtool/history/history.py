"""What is known of the articles' past: plain data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from msgspec import Struct


class Version(Struct, frozen=True):
    """One change of a file's text."""

    day: date | None
    before: bytes
    """Empty where there was no file."""
    after: bytes


class FileHistory(Struct, frozen=True, array_like=True):
    """What became of one file. Days are the author's, in UTC; None where the commit carries no usable date."""

    created: date | None
    """Of the first commit that has its text."""
    updated: date | None
    """Of the last commit that changed its text; moving a file changes none."""
    authors: tuple[str, ...]
    """Names, the first contributor first."""
    versions: tuple[Version, ...] = ()
    """The last changes, newest first, down to one that all readers see; empty where that is the last one."""
    beginnings: tuple[Version, ...] = ()
    """The first changes, oldest first, where the first text was not published as the last one is; else empty."""


class Deletion(Struct, frozen=True):
    """A path that has no file now, nor a file that moved elsewhere in the docs folder."""

    path: str
    """Relative to the folder of mkdocs.yml; a file that was moved and then deleted is here with each of its paths."""
    deleted: date | None
    """Of the commit that deleted the file; None where a merge removed it, or it was moved out of the docs folder."""


@dataclass(frozen=True, slots=True)
class History:
    """What Git knows of the docs folder. Paths are relative to the folder of mkdocs.yml, with forward slashes."""

    files: Mapping[str, FileHistory] = field(default_factory=dict)
    """The files of the last commit."""
    renames: Mapping[str, str] = field(default_factory=dict)
    """A path that was left → the path its file has now."""
    deleted: tuple[Deletion, ...] = ()
    """Sorted by path. Every path that ever was is in exactly one of `files`, `renames` and `deleted`."""
    reason: str = ""
    """Why there is no history; empty where there is one."""
    is_cut_off: bool = False
    """True where there would be one, had the clone its whole past."""
    has_texts: bool = False
    """True where `versions` and `beginnings` of the files are filled in."""

    def created(self, path: str) -> date | None:
        """The day the file was first committed; None where it is not known."""
        file = self.files.get(path)
        return file.created if file else None

    def updated(self, path: str) -> date | None:
        """The day of the last change of the file's text; None where it is not known."""
        file = self.files.get(path)
        return file.updated if file else None
