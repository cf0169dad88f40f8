"""The history of the articles, read once for each state of the repository, and from what was read of an earlier one."""

import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

import msgspec

from kbtool.history.git_command import Asked, GitError, ask_git, git_answers
from kbtool.history.git_log import Texts, history_without, read_past
from kbtool.history.history import History
from kbtool.history.newer_commits import with_newer_commits
from kbtool.history.past import Past
from kbtool.history.repository import Repository, find_repository
from kbtool.store.digests import code_digest, digest_of
from kbtool.store.store import Store

SHELF = "history"
MOST_HISTORIES = 4
MOST_COMMITS = 200
"""So far back an earlier history is looked for."""
MAILMAP = ".mailmap"
CODE = ("content/files/walk.py", "history", "store")
_decoder = msgspec.msgpack.Decoder(Past)


def history_digest(root: Path) -> bytes:
    """The digest of all that the history around the folder of mkdocs.yml is read from; never raises.

    That is the last commit and how far back the clone goes, and what makes Git show the same commits otherwise: its
    settings, replaced and grafted commits, .mailmap.
    """
    try:
        repository = find_repository(root)
        return digest_of(repository.commit, _surroundings(root, repository, _ask_surroundings(root)))
    except GitError as error:
        return digest_of(str(error))


def read_stored_history(root: Path, docs_name: str, store: Store, texts: Texts = Texts.NO) -> History:
    """As `read_history`. One without the texts that were wanted is not kept: they may come without a new commit."""
    try:
        repository = find_repository(root)
        asked = _ask_surroundings(root)
        parents = repository.parents(MOST_COMMITS) if store.is_open else {}
        surroundings = _surroundings(root, repository, asked)
    except GitError as error:
        return history_without(error)
    version = digest_of(code_digest(*CODE), docs_name, texts.value, surroundings)
    known = _newest(store, [digest_of(version, commit) for commit in parents])
    if known and known.commit == repository.commit:
        return known.history
    past = known and with_newer_commits(known, repository, repository.folder(docs_name), parents)
    try:
        past = past or read_past(repository, docs_name, texts, known)
    except GitError as error:
        return history_without(error)
    is_whole = not past.history.reason and (texts is Texts.NO or past.history.has_texts)
    if store.is_open and is_whole:
        key = digest_of(version, past.commit)
        store.keep(SHELF, {key: msgspec.msgpack.encode(past)}, most=MOST_HISTORIES)
    return past.history


def _newest(store: Store, keys: Sequence[bytes]) -> Past | None:
    """What the store has under the first of these keys that it has."""
    for key in keys:  # each has megabytes, and one is enough
        value = store.find(SHELF, [key]).get(key)
        if value is not None:
            with suppress(msgspec.MsgspecError):
                return _decoder.decode(value)
    return None


def _ask_surroundings(root: Path) -> Sequence[Asked]:
    """Replaced commits, settings, and the file of grafted commits."""
    return (
        ask_git(root, "for-each-ref", "--format=%(objectname) %(refname)", "refs/replace/"),
        ask_git(root, "config", "--list", "-z"),
        ask_git(root, "rev-parse", "--git-path", "info/grafts"),
    )


def _surroundings(root: Path, repository: Repository, asked: Iterable[Asked]) -> bytes:
    replaced, settings, place = git_answers(asked)
    grafts = os.fsdecode(place.removesuffix(b"\n"))
    files = (repository.top / MAILMAP, root / grafts)
    return digest_of(repository.prefix, replaced, settings, *map(_content, files))


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        return b""
