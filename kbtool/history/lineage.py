"""From changes to files: which changes belong to the same file, whatever it was called when they were made."""

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct, field

from kbtool.history.change import Change


class Lineage(Struct):
    """One file under all its names. A place counts the changes of the log: the greater, the older."""

    path: str
    """The path it has now, or had last."""
    is_alive: bool
    deleted: date | None = None
    newest: tuple[int, date | None] | None = None
    """Place and day of the last change of its text."""
    oldest: tuple[int, date | None] | None = None
    authors: dict[str, int] = field(default_factory=dict)
    """Name → place of the first contribution."""
    changes: list[tuple[int, Change]] = field(default_factory=list)
    """Place and change of each change of its text."""
    joined: "Lineage | None" = None
    """The lineage this one turned out to be a part of."""

    def record(self, place: int, change: Change) -> None:
        """Add a change of the text, older than those before."""
        day = change.commit.day
        self.newest = self.newest or (place, day)
        self.oldest = (place, day)
        self.changes.append((place, change))
        if change.commit.author:
            self.authors[change.commit.author] = place

    def join(self, other: "Lineage") -> None:
        """Take over the changes of a lineage that is the same file."""
        self.newest = min(filter(None, (self.newest, other.newest)), key=lambda known: known[0], default=None)
        self.oldest = max(filter(None, (self.oldest, other.oldest)), key=lambda known: known[0], default=None)
        self.changes = sorted((*self.changes, *other.changes), key=lambda known: known[0])
        for author, place in other.authors.items():
            self.authors[author] = max(place, self.authors.get(author, 0))
        other.joined = self


class Lineages:
    """Folds the changes of a log, newest first, into lineages.

    Branches that ran beside each other come mixed. A path has begun once the commit that made it was seen; what is
    older belongs to the same file still if it is an addition or a change (of another branch), and to an earlier file
    of that name if it is a deletion or a renaming.
    """

    def __init__(self, living: Iterable[str], ignored: frozenset[str]) -> None:
        """`living` are the paths of the last commit, `ignored` the full names of commits that are no update."""
        self._living = {path: Lineage(path, is_alive=True) for path in living}
        self._ignored = ignored
        self._by_path = dict(self._living)
        self._left_by: dict[str, Lineage] = {}
        self._begun: set[str] = set()
        self._place = 0

    def add(self, change: Change) -> None:
        """Take the next older change."""
        self._place += 1
        if change.status == "D":
            self._add_deletion(change)
            return
        lineage = self._at(change.path)
        if change.is_text_changed and (change.status == "A" or change.commit.id not in self._ignored):
            lineage.record(self._place, change)
        if change.status in ("A", "R"):
            self._begun.add(change.path)
        if change.status == "R":
            self._add_renaming(change.old_path, lineage)

    def living(self) -> Iterator[tuple[str, Lineage]]:
        """Every path of the last commit, sorted, with its file."""
        for path in sorted(self._living):
            yield path, self._living[path]

    def left(self) -> Iterator[tuple[str, Lineage]]:
        """Every path that has no file now, sorted, with the last file that left it."""
        for path in sorted(self._left_by.keys() - self._living):
            yield path, _whole(self._left_by[path])

    def _at(self, path: str) -> Lineage:
        """The file that had the path at the point the log has reached."""
        if path not in self._by_path:
            self._leave(path, Lineage(path, is_alive=False))
        return _whole(self._by_path[path])

    def _leave(self, path: str, lineage: Lineage) -> None:
        self._by_path[path] = lineage
        self._left_by.setdefault(path, lineage)
        self._begun.discard(path)

    def _add_deletion(self, change: Change) -> None:
        """A path that lives on was deleted in another branch only."""
        if change.path not in self._by_path or change.path in self._begun:
            self._leave(change.path, Lineage(change.path, is_alive=False, deleted=change.commit.day))

    def _add_renaming(self, old_path: str, lineage: Lineage) -> None:
        other = self._by_path.get(old_path)
        other = other and _whole(other)
        if other is None or old_path in self._begun:
            self._leave(old_path, lineage)
        elif other is lineage or (other.is_alive and lineage.is_alive):
            return  # both names live on: a merge made the renaming a copy
        elif other.is_alive:
            other.join(lineage)
        else:
            lineage.join(other)


def _whole(lineage: Lineage) -> Lineage:
    while lineage.joined is not None:
        lineage = lineage.joined
    return lineage
