"""The history of the articles: one pass over `git log`, without the working tree or the network.

What cannot be known is left out, never guessed: a clone without its whole past gives no dates at all.
"""

from enum import Enum
from pathlib import Path

from kbtool.content.files.walk import is_markdown
from kbtool.history.git_command import CutOffError, GitError
from kbtool.history.history import Deletion, FileHistory, History
from kbtool.history.lineage import Lineage, Lineages
from kbtool.history.past import Past
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
        return read_past(find_repository(root), docs_name, texts).history
    except GitError as error:
        return history_without(error)


def history_without(error: GitError) -> History:
    """That of a repository that cannot be read."""
    return History(reason=str(error), is_cut_off=isinstance(error, CutOffError))


def read_past(repository: Repository, docs_name: str, texts: Texts, known: Past | None = None) -> Past:
    """As `read_history`, with what newer commits can be added to. Texts that decided the same in the past that is
    `known` are not read again. Raises GitError."""
    docs = Scope(frozenset((repository.folder(docs_name),)))
    ignored = repository.ignored_commits()
    scope, lineages = _lineages(repository, docs, ignored)
    history = _history(repository, docs, lineages)
    if history == History():
        return Past(History(reason=f"no file of {docs_name} has been committed"))
    past = Past(history, repository.commit, tuple(sorted(scope.places)), tuple(sorted(ignored)))
    return past if texts is Texts.NO else _with_texts(past, repository, lineages, texts, known)


def _lineages(repository: Repository, scope: Scope, ignored: frozenset[str]) -> tuple[Scope, Lineages]:
    while True:
        lineages = Lineages(repository.paths(scope), ignored)
        outside = set()
        for change in repository.changes(scope):
            if part := scope.part_of(change):
                lineages.add(part)
                if not scope.holds(change.old_path):
                    outside.add(change.old_path)
        if not outside:
            return scope, lineages
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


def _with_texts(past: Past, repository: Repository, lineages: Lineages, texts: Texts, known: Past | None) -> Past:
    changes = {
        path: tuple(change.text for _, change in lineage.changes)
        for place, lineage in lineages.living()
        if lineage.changes and is_markdown(place) and (path := repository.from_root(place)) in past.history.files
    }
    decided = {path: found for path in changes if known and (found := known.decided(path, changes[path]))}
    unread = {path: found for path, found in changes.items() if path not in decided}
    try:
        last, first = read_versions(repository.top, unread)
    except CutOffError:
        if texts is Texts.NEEDED:
            raise
        return past
    read = {path: (last.get(path, ()), first.get(path, ())) for path in unread}
    return past.with_texts({**decided, **read}, changes)


def _file(lineage: Lineage) -> FileHistory:
    return FileHistory(
        created=lineage.oldest[1] if lineage.oldest else None,
        updated=lineage.newest[1] if lineage.newest else None,
        authors=tuple(sorted(lineage.authors, key=lambda author: -lineage.authors[author])),
    )
