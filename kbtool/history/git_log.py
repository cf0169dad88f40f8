"""The history of the articles: one pass over `git log`, without the working tree and without the network.

What cannot be known is left out, never guessed: a clone without its whole past gives no dates at all.
"""

from collections.abc import Iterator
from pathlib import Path

from kbtool.history.git_command import GitError
from kbtool.history.history import Deletion, FileHistory, History
from kbtool.history.lineage import Lineage, Lineages
from kbtool.history.repository import Repository, find_repository

__all__ = ["Deletion", "FileHistory", "History", "read_history"]


def read_history(root: Path, docs_name: str) -> History:
    """The history of the folder `docs_name` below `root`, the folder of mkdocs.yml; never raises for want of one."""
    try:
        repository = find_repository(root)
        lineages = Lineages(repository.paths(docs_name), repository.ignored_commits())
        for change in repository.changes(docs_name):
            lineages.add(change)
    except GitError as error:
        return History(reason=str(error))
    history = _history(lineages, repository)
    if history == History():
        return History(reason=f"no file of {docs_name} has been committed")
    return history


def _history(lineages: Lineages, repository: Repository) -> History:
    return History(
        files={repository.from_root(path): _file(lineage) for path, lineage in lineages.living()},
        renames={
            repository.from_root(path): repository.from_root(lineage.path)
            for path, lineage in lineages.left()
            if lineage.is_alive
        },
        deleted=tuple(_deletions(lineages, repository)),
    )


def _file(lineage: Lineage) -> FileHistory:
    return FileHistory(
        created=lineage.oldest[1] if lineage.oldest else None,
        updated=lineage.newest[1] if lineage.newest else None,
        authors=tuple(sorted(lineage.authors, key=lambda author: -lineage.authors[author])),
    )


def _deletions(lineages: Lineages, repository: Repository) -> Iterator[Deletion]:
    for path, lineage in lineages.left():
        if not lineage.is_alive and lineage.path == path:
            yield Deletion(repository.from_root(path), lineage.deleted)
