"""A real repository, drawn commit by commit."""

import os
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

ENVIRONMENT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Author",
    "GIT_AUTHOR_EMAIL": "author@example.org",
    "GIT_COMMITTER_NAME": "Committer",
    "GIT_COMMITTER_EMAIL": "committer@example.org",
}
"""The settings of whoever runs the tests are no part of them."""


class WorkingTree:
    """A repository with a working tree; each commit is one second younger than the one before."""

    def __init__(self, path: Path, *, is_new: bool = True) -> None:
        self.path = path
        self._now = datetime(2025, 1, 1, tzinfo=UTC)
        if is_new:
            path.mkdir(parents=True, exist_ok=True)
            self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str, **variables: str) -> str:
        self._now += timedelta(seconds=1)
        environment = {**os.environ, **ENVIRONMENT, "GIT_COMMITTER_DATE": self._now.isoformat(), **variables}
        done = subprocess.run(
            ["git", "-C", self.path, *arguments], env=environment, check=True, capture_output=True, text=True
        )
        return done.stdout.strip()

    def write(self, path: str, text: str) -> None:
        file = self.path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def move(self, old: str, new: str) -> None:
        (self.path / new).parent.mkdir(parents=True, exist_ok=True)
        (self.path / old).rename(self.path / new)

    def commit(self, when: str, author: str = "Ann", email: str = "ann@example.org") -> str:
        """Commit all that is in the working tree; `when` is the author's date, a day stands for its noon in UTC."""
        date = f"{when}T12:00:00+0000" if len(when) == len("2024-01-01") else when
        self.git("add", "--all")
        self.git("commit", "--quiet", "-m", "change", f"--date={date}", f"--author={author} <{email}>")
        return self.git("rev-parse", "HEAD")

    def commit_text(self, path: str, text: str, when: str, author: str = "Ann") -> str:
        self.write(path, text)
        return self.commit(when, author)


def text_of(name: str, changed_lines: int = 0) -> str:
    """Forty lines that no other name has, the first of them changed."""
    return "".join(f"{name} {'changed ' * (line < changed_lines)}{line * 7919}\n" for line in range(40))
