"""One changed file of one commit, and how `git log` writes it."""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import NamedTuple

LOG_OPTIONS = (
    "log",
    "--date-order",
    "--no-merges",
    "--no-show-signature",
    "--no-follow",
    "--no-notes",
    "--no-color",
    "--no-ext-diff",
    "--no-textconv",
    "--no-relative",
    "--root",
    "--raw",
    "--no-abbrev",
    "--full-diff",
    "--find-renames=50%",
    "--no-rename-empty",
    "-l1000",
    "-O/dev/null",
    "-z",
    "--encoding=UTF-8",
    "--format=%H %at %aN",
)
"""Newest first, no parent before its children, every default that a configuration may change said outright.

A commit that touches what is asked for is shown whole: a file that came from elsewhere is a renaming, not a new file.
"""

_COMMIT = re.compile(rb"(?P<id>[0-9a-f]{40,64}) (?P<seconds>-?[0-9]*) (?P<author>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Commit:
    """Who changed something, and when."""

    id: str
    """The full hexadecimal name."""
    day: date | None
    """The author's date in UTC; None where it is no date of the calendar."""
    author: str
    """The name, as .mailmap puts it; may be empty."""


class TextChange(NamedTuple):
    """One change of the text of one file, whatever the file is called."""

    day: date | None
    """The author's date in UTC; None where it is no date of the calendar."""
    before: str
    """The name of the content before; only zeros for none."""
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """What a commit did to one file."""

    commit: Commit
    status: str
    """A added, M modified, D deleted, R renamed, T made another type of file."""
    path: str
    """Relative to the top of the repository, with forward slashes."""
    old_path: str
    """The path before the commit; the same as `path` but for a renamed file."""
    is_text_changed: bool
    """False for a pure rename and for a change of permissions."""
    blobs: tuple[str, str] = ("", "")
    """The names of the contents before and after; only zeros for none."""

    @property
    def text(self) -> TextChange:
        """What it did to the text."""
        return TextChange(self.commit.day, *self.blobs)


def parse_changes(fields: Iterable[bytes]) -> Iterator[Change]:
    """The changes in what `git log` prints with `LOG_OPTIONS`; raises ValueError on anything else.

    The format is described under "raw output format" in git's diff-format documentation.
    """
    remaining = iter(fields)
    commit = None
    for field in remaining:
        text = field.lstrip(b"\n")
        if text.startswith(b":") and commit:
            yield _change(commit, text, remaining)
        elif text:
            commit = _commit(text)


def _commit(text: bytes) -> Commit:
    match = _COMMIT.fullmatch(text)
    if match is None:
        raise ValueError(f"not a commit: {text[:80]!r}")
    return Commit(match["id"].decode(), _day(match["seconds"]), match["author"].decode("utf-8", "replace").strip())


def _day(seconds: bytes) -> date | None:
    """Commits written by broken tools carry dates outside the calendar, or none."""
    try:
        return datetime.fromtimestamp(int(seconds), UTC).date()
    except (ValueError, OverflowError, OSError):
        return None


def _change(commit: Commit, text: bytes, remaining: Iterator[bytes]) -> Change:
    _, _, old_blob, new_blob, status = text.decode("ascii").split(" ")
    old_path = os.fsdecode(next(remaining))
    path = os.fsdecode(next(remaining)) if status[0] in "RC" else old_path
    return Change(commit, status[0], path, old_path, old_blob != new_blob, (old_blob, new_blob))
