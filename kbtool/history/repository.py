"""The repository that holds a knowledge base: what is asked of it, and nothing else."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from kbtool.history.change import LOG_OPTIONS, Change, parse_changes
from kbtool.history.git_command import GitError, git_bytes, git_fields

IGNORED_COMMITS_FILE = ".git-blame-ignore-revs"
_COMMIT_NAME = re.compile(rb"^[ \t]*([0-9a-f]{40}(?:[0-9a-f]{24})?)[ \t\r]*(?:#|$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository with its whole past, seen from the folder of mkdocs.yml. Every method may raise `GitError`."""

    root: Path
    """The folder of mkdocs.yml."""
    prefix: str
    """That folder relative to the top of the repository: empty, or `help/`."""

    def paths(self, folder: str) -> frozenset[str]:
        """The files below a folder of the root in the last commit, relative to the top of the repository."""
        fields = git_fields(self.root, "ls-tree", "-r", "-z", "--full-tree", "HEAD", "--", self.prefix + folder)
        entries = (field.split(b"\t", 1) for field in fields)
        return frozenset(os.fsdecode(path) for about, path in entries if about.split(b" ")[1] == b"blob")

    def changes(self, folder: str) -> Iterator[Change]:
        """Every change of a file below a folder of the root, newest first, paths relative to the top."""
        return parse_changes(git_fields(self.root, *LOG_OPTIONS, "HEAD", "--", folder))

    def ignored_commits(self) -> frozenset[str]:
        """Full names of the commits that the last commit's .git-blame-ignore-revs lists; none where it has no such."""
        if not git_bytes(self.root, "ls-tree", "--full-tree", "HEAD", "--", IGNORED_COMMITS_FILE):
            return frozenset()
        text = git_bytes(self.root, "cat-file", "blob", f"HEAD:{IGNORED_COMMITS_FILE}")
        return frozenset(name.decode() for name in _COMMIT_NAME.findall(text))

    def from_root(self, path: str) -> str:
        """A path relative to the top of the repository, made relative to the root."""
        return PurePosixPath(path).relative_to(self.prefix).as_posix() if self.prefix else path


def find_repository(root: Path) -> Repository:
    """The repository around a folder; raises `GitError` where there is none, or none with a whole past."""
    if not root.is_dir():
        raise GitError(f"there is no folder {root}")
    questions = ("--is-inside-work-tree", "--is-shallow-repository", "--show-prefix")
    inside, shallow, prefix = git_bytes(root, "rev-parse", *questions).split(b"\n", 2)
    if inside != b"true":
        raise GitError("this is not the working tree of a Git repository")
    if shallow != b"false":
        raise GitError("the clone is shallow and its dates would be wrong; git fetch --unshallow completes it")
    if not _has_commit(root):
        raise GitError("the repository has no commit yet")
    return Repository(root, os.fsdecode(prefix.removesuffix(b"\n")))


def _has_commit(root: Path) -> bool:
    """Whether HEAD leads to a commit; a branch without one does not."""
    try:
        git_bytes(root, "rev-parse", "--verify", "--quiet", "HEAD^{commit}")
    except GitError:
        return False
    return True
