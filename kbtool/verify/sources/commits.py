"""Who changed which file with which words: asked of Git itself, by an own and narrow way."""

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

COMMAND = (
    "git",
    "-c",
    "core.fsmonitor=false",
    "-c",
    "core.hooksPath=/dev/null",
    "-c",
    "log.showSignature=false",
    "log",
    "-z",
    "--no-ext-diff",
    "--no-textconv",
    "--no-renames",
    "--name-only",
    "--format=%x1e%an%x1f%ae%x1f%cn%x1f%ce%x1f%B%x1f",
)
SECONDS = 60


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit."""

    people: tuple[str, ...]
    """Names and addresses of author and committer."""
    message: str
    paths: tuple[str, ...]
    """The files it changed, below the folder that was asked about."""


def find_commits(folder: Path) -> Iterator[Commit]:
    """All commits that changed something below a folder; none where there is no Git or no history."""
    environment = {"PATH": os.environ.get("PATH", ""), "HOME": "/", "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C"}
    try:
        done = subprocess.run(  # noqa: S603 - the command is ours
            [*COMMAND, "--relative", "--", "."], cwd=folder, env=environment, capture_output=True, timeout=SECONDS
        )
    except (OSError, subprocess.TimeoutExpired):
        return
    if done.returncode:
        return
    for record in done.stdout.decode("utf-8", "replace").split("\x1e")[1:]:
        *people, message, paths = record.split("\x1f", 5)
        yield Commit(
            tuple(people), message.strip(), tuple(path.strip("\n") for path in paths.split("\0") if path.strip("\n"))
        )
