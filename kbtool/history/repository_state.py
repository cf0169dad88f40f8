"""What a repository says of itself: while it stays, so do the history and the last commit that are read from it."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from kbtool.history.git_command import Asked, GitError, ask_git, git_answers
from kbtool.store.digests import digest_of

MAILMAP = ".mailmap"
QUESTIONS = (
    "--is-inside-work-tree",
    "--is-shallow-repository",
    "--show-toplevel",
    "--show-prefix",
    "--git-path",
    "info/grafts",
    "--git-path",
    "shallow",
    "HEAD",
)


def repository_state(root: Path) -> bytes:
    """A digest of the last commit of the repository around the folder of mkdocs.yml, of how far back the clone goes,
    and of what makes Git show the same commits otherwise: settings, replaced and grafted commits, .mailmap.

    Never raises: that git cannot answer, and why, is a state, too.
    """
    return ask_repository_state(root)()


def ask_repository_state(root: Path) -> Callable[[], bytes]:
    """Starts git; what it gives waits for the answers and tells what `repository_state` does."""
    try:
        asked = [
            ask_git(root, "rev-parse", *QUESTIONS),
            ask_git(root, "for-each-ref", "--format=%(objectname) %(refname)", "refs/replace/"),
            ask_git(root, "config", "--list", "-z"),
        ]
    except GitError as error:
        digest = digest_of(str(error))
        return lambda: digest
    return lambda: _state(root, asked)


def _state(root: Path, asked: Sequence[Asked]) -> bytes:
    try:
        answers, replaced, settings = git_answers(asked)
    except GitError as error:
        return digest_of(str(error))
    top, _, grafts, shallow = (os.fsdecode(line) for line in answers.split(b"\n")[2:6])
    files = (Path(top) / MAILMAP, root / grafts, root / shallow)
    return digest_of(answers, replaced, settings, *map(_content, files))


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        return b""
