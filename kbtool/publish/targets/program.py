"""Runs other programs, with the credentials of who runs kbtool."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from kbtool.errors import KbError

ENVIRONMENT = {
    "GIT_AUTHOR_NAME": "kbtool",
    "GIT_AUTHOR_EMAIL": "kbtool@invalid",
    "GIT_COMMITTER_NAME": "kbtool",
    "GIT_COMMITTER_EMAIL": "kbtool@invalid",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
"""Who publishes is nobody's business: a branch of pages is often public."""
FOREIGN = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY"})
"""A hook of another repository sets these."""
REASONS = ("fatal:", "error:", "!")
"""How Git begins the line that matters."""


def run(command: Sequence[str], folder: Path, given: bytes = b"") -> str:
    """What a program prints that is run in `folder`. Raises KbError with its reason when it fails, or is not there."""
    environment = {name: value for name, value in os.environ.items() if name not in FOREIGN} | ENVIRONMENT
    try:
        done = subprocess.run(  # noqa: S603  # the settings name hosts and folders; no shell reads them
            command, cwd=folder, input=given, capture_output=True, check=False, env=environment
        )
    except FileNotFoundError:
        raise KbError(f"{command[0]} is not installed") from None
    if done.returncode:
        lines = [line.strip() for line in done.stderr.decode("utf-8", "replace").split("\n") if line.strip()]
        reasons = [line for line in lines if line.startswith(REASONS)] or lines
        raise KbError(reasons[0] if reasons else f"{command[0]} ended with {done.returncode}")
    return done.stdout.decode("utf-8", "surrogateescape")


def git(folder: Path, *arguments: str, given: str = "") -> str:
    """What `git <arguments>` prints in `folder`. Raises KbError as `run`."""
    return run(("git", *arguments), folder, given.encode())
