"""The history of the articles: one pass over `git log`, without the working tree or the network.

What cannot be known is left out, never guessed: a clone without its whole past gives no dates at all.
"""

from dataclasses import replace
from enum import Enum
from pathlib import Path

from kbtool.content.files.walk import MARKDOWN
from kbtool.history.git_command import CutOffError, GitError
from kbtool.history.history import Deletion, FileHistory, History
from kbtool.history.lineage import Lineage, Lineages
from kbtool.history.repository import Repository, find_repository
from kbtool.history.scope import Scope
from kbtool.history.versions import read_versions

__all__ = ["Deletion", "FileHistory", "History", "Texts", "read_history"]


class Texts(Enum):
    """Whether the texts of the past are read where the dates of their commits are not enough."""

    NO = "no"
    WANTED = "wanted"
    """Where they are there: a partial clone lacks them."""
    NEEDED = "needed"
    """Without them there is no history: some readers may not know when others saw a change."""


def read_history(root: Path, docs_name: str, texts: Texts = Texts.NO) -> History:
    """The history of the folder `docs_name` below `root`, the folder of mkdocs.yml; never raises for want of one.

    One pass over the log; files that came from outside the folder cost another, which follows them to where they were.
    """
    try:
        repository = find_repository(root)
        docs = Scope(frozenset((repository.folder(docs_name),)))
        lineages = _lineages(repository, docs)
        history = _history(repository, docs, lineages)
        if history == History():
            return History(reason=f"no file of {docs_name} has been committed")
        return history if texts is Texts.NO else _with_texts(history, repository, lineages, texts)
    except GitError as error:
        return History(reason=str(error), is_cut_off=isinstance(error, CutOffError))


def _lineages(repository: Repository, scope: Scope) -> Lineages:
    ignored = repository.ignored_commits()
    while True:
        lineages = Lineages(repository.paths(scope), ignored)
        outside = set()
        for change in repository.changes(scope):
            if part := scope.part_of(change):
                lineages.add(part)
                if not scope.holds(change.old_path):
                    outside.add(change.old_path)
        if not outside:
            return lineages
        scope = scope.widened(outside)


def _history(repository: Repository, docs: Scope, lineages: Lineages) -> History:
    """Only what concerns the docs folder; a file that was moved out of it is gone for its readers."""
    from_root = repository.from_root
    files = {from_root(path): _file(lineage) for path, lineage in lineages.living() if docs.holds(path)}
    renames, deleted = {}, []
    for path, lineage in lineages.left():
        if not docs.holds(path):
            continue
        if lineage.is_alive and docs.holds(lineage.path):
            renames[from_root(path)] = from_root(lineage.path)
        else:
            deleted.append(Deletion(from_root(path), lineage.deleted))
    return History(files, renames, tuple(deleted))


def _with_texts(history: History, repository: Repository, lineages: Lineages, texts: Texts) -> History:
    changes = {
        path: [change for _, change in lineage.changes]
        for place, lineage in lineages.living()
        if lineage.changes
        and place.lower().endswith(MARKDOWN)
        and (path := repository.from_root(place)) in history.files
    }
    try:
        last, first = read_versions(repository.top, changes)
    except CutOffError:
        if texts is Texts.NEEDED:
            raise
        return history
    files = {
        path: replace(file, versions=last.get(path, ()), beginnings=first.get(path, ()))
        for path, file in history.files.items()
    }
    return replace(history, files=files, has_texts=True)


def _file(lineage: Lineage) -> FileHistory:
    return FileHistory(
        created=lineage.oldest[1] if lineage.oldest else None,
        updated=lineage.newest[1] if lineage.newest else None,
        authors=tuple(sorted(lineage.authors, key=lambda author: -lineage.authors[author])),
    )
