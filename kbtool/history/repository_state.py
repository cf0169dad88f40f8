"""What a repository says of itself: while it stays, so do the history and the last commit that are read from it."""

import os
from pathlib import Path

from kbtool.history.git_command import GitError, git_bytes
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
    try:
        answers = git_bytes(root, "rev-parse", *QUESTIONS)
        replaced = git_bytes(root, "for-each-ref", "--format=%(objectname) %(refname)", "refs/replace/")
        settings = git_bytes(root, "config", "--list", "-z")
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
