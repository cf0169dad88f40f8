"""Which part of a repository is followed: the docs folder, and the places its files came from."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from kbtool.history.change import Change

MANY_FILES = 100
"""Git compares every file of every commit with every place: of more files than these their folders are followed."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Files and folders, relative to the top of the repository, with forward slashes."""

    places: frozenset[str]
    _folders: tuple[str, ...] = field(init=False, repr=False, compare=False)
    """The places as beginnings of the paths below them."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "_folders", tuple(f"{place}/" for place in self.places))

    def holds(self, path: str) -> bool:
        """Whether a file is one of the places or below one."""
        return path in self.places or path.startswith(self._folders)

    def part_of(self, change: Change) -> Change | None:
        """What a change is for somebody who sees only this scope: a move across its border adds or deletes."""
        if self.holds(change.path):
            return change if self.holds(change.old_path) else replace(change, status="A")
        if self.holds(change.old_path):
            return replace(change, status="D", path=change.old_path)
        return None

    def widened(self, files: Collection[str]) -> "Scope":
        """This scope and the files, or the folders they lie in where they are many."""
        places = self.places.union(files)
        if len(places) > MANY_FILES:
            places = self.places.union(map(_folder_of, files))
        return Scope(places)


def _folder_of(file: str) -> str:
    """The folder a file lies in; at the top the file itself, because the top would be the whole repository."""
    parent = str(PurePosixPath(file).parent)
    return file if parent == "." else parent
