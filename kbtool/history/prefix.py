"""Where a base lies in its repository."""

import os
from pathlib import Path

from kbtool.history.git_command import GitError, git_bytes


def repository_prefix(root: Path) -> str:
    """The folder of mkdocs.yml relative to the top of its repository: empty, or `help/`; empty without a repository.

    A shallow clone, as CI servers make it, knows it too.
    """
    return _answer(root, "--show-prefix")


def repository_top(root: Path) -> Path:
    """The folder that holds the whole working tree; `root` itself without a repository."""
    return (root / _answer(root, "--show-cdup")).resolve()


def _answer(root: Path, question: str) -> str:
    try:
        return os.fsdecode(git_bytes(root, "rev-parse", question).removesuffix(b"\n"))
    except GitError:
        return ""
