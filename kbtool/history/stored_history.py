"""The history of the articles, read once for each state of the repository."""

import os
from pathlib import Path

import msgspec

from kbtool.history.git_command import GitError, git_bytes
from kbtool.history.git_log import Texts, read_history
from kbtool.history.history import History
from kbtool.history.repository import find_repository
from kbtool.store.digests import code_digest, digest_of
from kbtool.store.store import Store

SHELF = "history"
MOST_HISTORIES = 4
MAILMAP = ".mailmap"
_decoder = msgspec.msgpack.Decoder(History)


def history_digest(root: Path) -> bytes:
    """The digest of all that the history around the folder of mkdocs.yml is read from; never raises.

    That is the last commit and how far back the clone goes, and what makes Git show the same commits otherwise: its
    settings, replaced and grafted commits, .mailmap.
    """
    try:
        repository = find_repository(root)
        replaced = git_bytes(root, "for-each-ref", "--format=%(objectname) %(refname)", "refs/replace/")
        settings = git_bytes(root, "config", "--list", "-z")
        grafts = os.fsdecode(git_bytes(root, "rev-parse", "--git-path", "info/grafts").removesuffix(b"\n"))
    except GitError as error:
        return digest_of(str(error))
    files = (repository.top / MAILMAP, root / grafts)
    return digest_of(repository.commit, repository.prefix, replaced, settings, *map(_content, files))


def read_stored_history(root: Path, docs_name: str, store: Store, texts: Texts = Texts.NO) -> History:
    """As `read_history`. One without the texts that were wanted is not kept: they may come without a new commit."""
    key = digest_of(code_digest("history", "store"), docs_name, texts.value, history_digest(root))
    value = store.find(SHELF, [key]).get(key)
    try:
        if value is not None:
            return _decoder.decode(value)
    except msgspec.MsgspecError:
        pass
    history = read_history(root, docs_name, texts)
    is_whole = not history.reason and (texts is Texts.NO or history.has_texts)
    if store.is_open and is_whole:
        store.keep(SHELF, {key: msgspec.msgpack.encode(history)}, most=MOST_HISTORIES)
    return history


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        return b""
