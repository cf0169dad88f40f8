"""The repository that holds a knowledge base: what is asked of it, and nothing else."""

import os
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from kbtool.history.change import LOG_OPTIONS, Change, parse_changes
from kbtool.history.git_command import Asked, CutOffError, GitError, ask_git, git_bytes, git_fields
from kbtool.history.scope import Scope

IGNORED_COMMITS_FILE = ".git-blame-ignore-revs"
_COMMIT_NAME = re.compile(rb"^[ \t]*([0-9a-f]{40}(?:[0-9a-f]{24})?)[ \t\r]*(?:#|$)", re.MULTILINE)


class Repository(Struct, frozen=True):
    """A repository with its whole past; all paths are relative to its top. What asks git may raise `GitError`."""

    top: Path
    """The folder that holds the whole working tree."""
    prefix: str
    """The folder of mkdocs.yml relative to the top: empty, or `help/`."""
    commit: str
    """The full name of the last commit, so that one made meanwhile mixes nothing up."""

    def paths(self, scope: Scope) -> frozenset[str]:
        """The files of the last commit in the scope."""
        fields = git_fields(self.top, "ls-tree", "-r", "-z", "--full-tree", self.commit, "--", *sorted(scope.places))
        entries = (field.split(b"\t", 1) for field in fields)
        return frozenset(os.fsdecode(path) for about, path in entries if about.split(b" ")[1] == b"blob")

    def changes(self, scope: Scope, after: str = "") -> Iterator[Change]:
        """Every change of the commits that touch the scope, also those outside it; newest first. With `after`, only of
        those that are not that commit nor in its past."""
        commits = (self.commit, f"^{after}") if after else (self.commit,)
        return parse_changes(git_fields(self.top, *LOG_OPTIONS, *commits, "--", *sorted(scope.places)))

    def parents(self, most: int) -> dict[str, tuple[str, ...]]:
        """So many of the last commits → the commits that they follow."""
        lines = git_bytes(self.top, "rev-list", "--parents", f"--max-count={most}", self.commit).decode("ascii")
        found = (line.split(" ") for line in lines.split("\n") if line)
        return {commit: tuple(before) for commit, *before in found}

    def ignored_commits(self) -> frozenset[str]:
        """Full names of the commits that the last commit's .git-blame-ignore-revs lists; none where it has no such."""
        if not self.paths(Scope(frozenset((IGNORED_COMMITS_FILE,)))):
            return frozenset()
        text = git_bytes(self.top, "cat-file", "blob", f"{self.commit}:{IGNORED_COMMITS_FILE}")
        return frozenset(name.decode() for name in _COMMIT_NAME.findall(text))

    def folder(self, name: str) -> str:
        """A folder relative to that of mkdocs.yml, made relative to the top."""
        return posixpath.normpath(self.prefix + name)

    def from_root(self, path: str) -> str:
        """A path relative to the top, made relative to the folder of mkdocs.yml."""
        return path.removeprefix(self.prefix)


def find_repository(root: Path) -> Repository:
    """The repository around the folder of mkdocs.yml; raises `GitError` where there is none with a whole past."""
    if not root.is_dir():
        raise GitError(f"there is no folder {root}")
    questions = ("--is-inside-work-tree", "--is-shallow-repository", "--show-cdup", "--show-prefix")
    about = ask_git(root, "rev-parse", *questions)
    commit = _commit(ask_git(root, "rev-parse", "--verify", "--quiet", "HEAD^{commit}"))
    inside, shallow, up, prefix = about.answer().split(b"\n", 3)
    if inside != b"true":
        raise GitError("this is not the working tree of a Git repository")
    if shallow != b"false":
        raise CutOffError("the clone is shallow and its dates would be wrong; git fetch --unshallow completes it")
    if not commit:
        raise GitError("the repository has no commit yet")
    return Repository(root / os.fsdecode(up), os.fsdecode(prefix.removesuffix(b"\n")), commit)


def _commit(asked: Asked) -> str:
    """Empty where there is none."""
    try:
        return asked.answer().decode("ascii").strip()
    except GitError:
        return ""
