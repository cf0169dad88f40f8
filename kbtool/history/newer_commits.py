"""The past with newer commits added, where they only added files and changed texts: then nothing else of it can change.

Commits that move or delete something, merges and rewritten histories change what older commits mean; those are read
again from the beginning.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from msgspec import structs

from kbtool.content.files.walk import is_markdown
from kbtool.history.change import Change, TextChange
from kbtool.history.git_command import GitError
from kbtool.history.history import FileHistory
from kbtool.history.past import Past
from kbtool.history.repository import Repository
from kbtool.history.scope import Scope
from kbtool.history.versions import read_versions

ADDED, MODIFIED = "A", "M"


def with_newer_commits(
    past: Past, repository: Repository, folder: str, parents: Mapping[str, Sequence[str]]
) -> Past | None:
    """The past as of the last commit; None where that has to be read from the beginning.

    `folder` is the docs folder relative to the top of the repository, `parents` holds those of the last commits.
    """
    try:
        if not _is_line(parents, repository.commit, past.commit):
            return None
        if tuple(sorted(repository.ignored_commits())) != past.ignored:
            return None
        added = _Added(past, repository, Scope(frozenset((folder,))))
        scope = Scope(frozenset(past.places))
        newest_first = [part for item in repository.changes(scope, past.commit) if (part := scope.part_of(item))]
        if not all(added.add(change) for change in reversed(newest_first)) or not added.are_files():
            return None
        return added.past()
    except GitError:
        return None


def _is_line(parents: Mapping[str, Sequence[str]], commit: str, start: str) -> bool:
    """Whether each commit follows from just one other, down to `start`."""
    while commit != start:
        before = parents.get(commit, ())
        if len(before) != 1:
            return False
        commit = before[0]
    return True


class _Added:
    """Takes newer changes, the oldest first."""

    def __init__(self, past: Past, repository: Repository, docs: Scope) -> None:
        self._past = past
        self._repository = repository
        self._docs = docs
        self._files = dict(past.history.files)
        self._gone = past.history.renames.keys() | {item.path for item in past.history.deleted}
        self._new: list[str] = []
        """Files that were added, relative to the top of the repository."""
        self._changes: dict[str, tuple[TextChange, ...]] = {}

    def add(self, change: Change) -> bool:
        """Whether it could be added."""
        path = self._repository.from_root(change.path)
        file = self._files.get(path)
        if not self._docs.holds(change.path) or not self._docs.holds(change.old_path):
            return False
        if change.status == ADDED and file is None and path not in self._gone:
            self._new.append(change.path)
            day = change.commit.day
            self._files[path] = _with_author(FileHistory(day, day, ()), change)
        elif change.status == MODIFIED and file and file.created:
            if not change.is_text_changed or change.commit.id in self._past.ignored:
                return True
            self._files[path] = _with_author(structs.replace(file, updated=change.commit.day), change)
        else:
            return False
        self._changes[path] = (change.text, *self._changes.get(path, self._past.changes.get(path, ())))
        return True

    def are_files(self) -> bool:
        """Whether all that was added are files: another repository inside of this one is none."""
        return not self._new or self._repository.paths(Scope(frozenset(self._new))) >= set(self._new)

    def past(self) -> Past:
        """All together."""
        files = dict(sorted(self._files.items())) if self._new else self._files
        history = replace(self._past.history, files=files)
        past = replace(self._past, history=history, commit=self._repository.commit)
        if not history.has_texts:
            return past
        changes = {path: found for path, found in self._changes.items() if is_markdown(path)}
        last, first = read_versions(self._repository.top, changes)
        return past.with_texts({path: (last.get(path, ()), first.get(path, ())) for path in changes}, changes)


def _with_author(file: FileHistory, change: Change) -> FileHistory:
    author = change.commit.author
    return file if not author or author in file.authors else structs.replace(file, authors=(*file.authors, author))
