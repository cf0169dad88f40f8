"""Git, and what a clone may lack."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import yaml

from kbtool.content import rule_ids
from kbtool.diagnostics import Diagnostic
from kbtool.doctor.finding import Finding, State, fine
from kbtool.history.git_command import FETCH_CONTENTS, GitError, git_bytes

OLDEST_GIT = (2, 30)
"""Knows `rev-parse --end-of-options` (Git 2.30 release notes)."""
CLOCK_SECONDS = 24 * 60 * 60
HOOK = "kbtool-check"


def git_version(root: Path) -> Finding:
    """Whether Git is there and young enough."""
    try:
        text = git_bytes(root, "version").decode("utf-8", "replace").strip()
    except GitError as error:
        remedy = "install Git, such as with apt-get install git; without it pages have no dates and no authors"
        return Finding("git", State.ERROR, str(error), remedy)
    number = re.search(r"(\d+)\.(\d+)", text)
    if number and (int(number[1]), int(number[2])) < OLDEST_GIT:
        return Finding("git", State.ERROR, f"{text} is too old", "install Git 2.30 or newer")
    return fine("git", text)


def clone_depth(root: Path) -> Finding:
    """Whether the whole past is here: dates and authors come from it."""
    name = "shallow-clone"
    try:
        shallow = git_bytes(root, "rev-parse", "--is-shallow-repository").strip()
        commits = git_bytes(root, "rev-list", "--count", "--all").strip().decode("ascii")
        is_partial = lacks_contents(root)
    except GitError as error:
        remedy = "run git init and commit the articles: dates, authors and --since come from Git"
        return Finding(name, State.WARNING, str(error), remedy)
    if shallow == b"true":
        remedy = "run git fetch --unshallow; in GitHub Actions fetch-depth: 0, in GitLab GIT_DEPTH: 0"
        return Finding(name, State.ERROR, "the clone is shallow: pages would lack their dates", remedy)
    if is_partial:
        what = "the clone is partial: pages of a base with several audiences would lack their dates"
        return Finding(name, State.ERROR, what, f"run {FETCH_CONTENTS}, or clone without --filter")
    return fine(name, f"the whole history is here, commits: {commits}")


def lacks_contents(root: Path) -> bool:
    """Whether a partial clone has left contents where it came from. Raises GitError."""
    if b".partialclonefilter=" not in git_bytes(root, "config", "--list"):
        return False
    lines = git_bytes(root, "rev-list", "--objects", "--all", "--missing=print").split(b"\n")
    return any(line.startswith(b"?") for line in lines)


def lfs_pointers(diagnostics: Iterable[Diagnostic]) -> Finding:
    """Whether files of the base are only pointers of Git LFS. `diagnostics` are those of reading."""
    paths = sorted(item.path for item in diagnostics if item.id == rule_ids.LFS_POINTER.id)
    if not paths:
        return fine("lfs-pointers", "no file is a pointer of Git LFS")
    what = f"Git LFS pointers instead of files: {len(paths)}, the first {paths[0]}"
    remedy = "install git-lfs and run git lfs pull; in GitHub Actions lfs: true"
    return Finding("lfs-pointers", State.ERROR, what, remedy)


def clock(root: Path, now: datetime) -> Finding:
    """Whether the machine's clock goes after the last commit: scheduled articles depend on it."""
    try:
        seconds = int(git_bytes(root, "log", "-1", "--no-show-signature", "--format=%ct"))
    except (GitError, ValueError):
        return fine("clock", f"{now.astimezone(UTC):%Y-%m-%d %H:%M} UTC")
    if now.timestamp() + CLOCK_SECONDS < seconds:
        what = f"the clock says {now:%Y-%m-%d}, but the last commit is younger"
        return Finding("clock", State.ERROR, what, "set the clock: it decides which scheduled articles are shown")
    return fine("clock", f"{now.astimezone(UTC):%Y-%m-%d %H:%M} UTC")


def hooks(root: Path, top: Path) -> Finding:
    """Whether the pre-commit hook that the repository asks for is installed in this clone."""
    name = "hooks"
    path = top / ".pre-commit-config.yaml"
    if not path.is_file():
        return fine(name, "no hook is asked for")
    try:
        wanted = yaml.safe_load(path.read_text(encoding="utf-8"))
        folder = git_bytes(root, "rev-parse", "--git-common-dir").decode("utf-8").strip()
    except (OSError, ValueError, yaml.YAMLError, GitError) as error:
        return Finding(name, State.WARNING, f"{path.name} cannot be used: {error}", f"mend {path.name}")
    if HOOK not in str(wanted) or (root / folder / "hooks" / "pre-commit").is_file():
        return fine(name, "what is asked for is installed")
    return Finding(name, State.WARNING, f"{HOOK} is asked for and not installed", "run pre-commit install")
