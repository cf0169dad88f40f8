"""Who changed which file with which words: asked of Git itself, by an own and narrow way."""

import os
import subprocess
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
    "-c",
    "log.follow=false",
    "log",
    "-z",
    "--encoding=UTF-8",
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


@dataclass(frozen=True, slots=True)
class History:
    """What Git knows."""

    commits: tuple[Commit, ...] = ()
    trouble: str = ""
    """Why it could not be read; empty where it was, and where there is none."""


def read_history(folder: Path) -> History:
    """All commits that changed something below a folder."""
    if not any((place / ".git").exists() for place in (folder, *folder.parents)):
        return History()
    try:
        done = subprocess.run(  # noqa: S603 - the command is ours
            [*COMMAND, "--relative", "--", "."], cwd=folder, env=_environment(), capture_output=True, timeout=SECONDS
        )
    except subprocess.TimeoutExpired:
        return History(trouble=f"git took more than {SECONDS} s")
    except OSError as error:
        return History(trouble=f"git cannot be run: {error.strerror}")
    if done.returncode:
        return _failed(done.stderr.decode("utf-8", "replace"))
    return History(tuple(map(_commit, done.stdout.decode("utf-8", "replace").split("\x1e")[1:])))


def _environment() -> dict[str, str]:
    """The home is the user's: whose repositories to trust stands there."""
    own = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return own | {"GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C"}


def _failed(complaint: str) -> History:
    if "does not have any commits yet" in complaint:
        return History()
    lines = [line.removeprefix("fatal: ") for line in complaint.split("\n") if line.startswith("fatal: ")]
    return History(trouble=lines[0] if lines else complaint.strip().partition("\n")[0] or "git does not say why")


def _commit(record: str) -> Commit:
    *people, message, paths = record.split("\x1f", 5)
    names = (path.strip("\n") for path in paths.split("\0"))
    return Commit(tuple(people), message.strip(), tuple(filter(None, names)))
