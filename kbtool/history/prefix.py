"""Where a base lies in its repository."""

import os
from pathlib import Path

from kbtool.history.git_command import GitError, git_bytes


def repository_prefix(root: Path) -> str:
    """The folder of mkdocs.yml relative to the top of its repository: empty, or `help/`; empty without a repository.

    A shallow clone, as CI servers make it, knows it too.
    """
    try:
        return os.fsdecode(git_bytes(root, "rev-parse", "--show-prefix").removesuffix(b"\n"))
    except GitError:
        return ""
