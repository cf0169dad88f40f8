"""Commits that changed the review dates of many articles and nothing else in them.

Two cheap questions instead of one dear: which commits of the last months changed many files (no file is opened for
that), and what those few changed.
"""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path

from kbtool.history.git_command import GitError, git_chunks, git_fields
from kbtool.history.repository import Repository, find_repository

MOST_COMMITS = 50
"""Of more commits that changed many files only the newest are looked at."""
MOST_BYTES = 16_000_000
"""A commit with a longer difference changed texts."""
_LOG = (
    "log", "--no-merges", "--no-show-signature", "--no-follow", "--no-notes", "--no-color", "--no-ext-diff",
    "--no-textconv", "--no-relative", "--no-renames", "--diff-filter=M", "--name-only", "-z", "--format=%x01%H %at",
)  # fmt: skip
_DIFF = (
    "diff-tree", "-r", "--patch", "--unified=0", "--no-commit-id", "--no-color", "--no-ext-diff", "--no-textconv",
    "--no-relative", "--no-renames", "--diff-filter=M", "--src-prefix=a/", "--dst-prefix=b/", "--encoding=UTF-8",
)  # fmt: skip
_DATE = re.compile(rb"(last_reviewed_on|review_by)[ \t]*:[ \t]*['\"]?([0-9]{4}-[0-9]{2}-[0-9]{2})['\"]?[ \t]*(?:#.*)?")
_HUNK = re.compile(rb"@@ -[0-9]+(?:,([0-9]+))? \+[0-9]+(?:,([0-9]+))? @@")
_FILE = b"+++ b/"


@dataclass(frozen=True, slots=True)
class DateCommit:
    """One such commit."""

    id: str
    """The full hexadecimal name."""
    day: date
    """Of its author, in UTC."""
    dates: Mapping[str, Mapping[str, str]]
    """Path relative to the folder of mkdocs.yml → field → the date it was given, as `YYYY-MM-DD`."""


def find_date_commits(root: Path, docs_name: str, least: int, since: date) -> tuple[DateCommit, ...]:
    """The commits after the day `since` that changed the dates of `least` articles or more, newest first.

    None where there is no repository, or one without its whole past.
    """
    try:
        repository = find_repository(root)
        folder = repository.folder(docs_name)
        commits = islice(_large_commits(repository, folder, least, since), MOST_COMMITS)
        found = (DateCommit(name, day, _dates(repository, folder, name)) for name, day in commits)
        return tuple(commit for commit in found if len(commit.dates) >= least)
    except GitError:
        return ()


def _large_commits(repository: Repository, folder: str, least: int, since: date) -> Iterator[tuple[str, date]]:
    """Name and day of the commits that changed so many files."""
    name, day, count = "", since, 0
    options = (*_LOG, f"--since={since.isoformat()}T00:00:00Z", repository.commit, "--", folder)
    for field in git_fields(repository.top, *options):
        for part in field.split(b"\n"):
            if part.startswith(b"\1"):
                if count >= least:
                    yield name, day
                text, seconds = part[1:].decode("ascii").split(" ")
                name, day, count = text, _day(seconds, since), 0
            elif part:
                count += 1
    if count >= least:
        yield name, day


def _dates(repository: Repository, folder: str, commit: str) -> dict[str, dict[str, str]]:
    """The files of a commit in which nothing but dates changed."""
    size = 0
    pieces = []
    for chunk in git_chunks(repository.top, *_DIFF, commit, "--", folder):
        size += len(chunk)
        if size <= MOST_BYTES:
            pieces.append(chunk)
    if size > MOST_BYTES:
        return {}
    return {
        repository.from_root(os.fsdecode(path)): dates
        for path, lines in _changed_lines(b"".join(pieces).split(b"\n"))
        if (dates := _only_dates(lines))
    }


def _changed_lines(lines: Iterable[bytes]) -> Iterator[tuple[bytes, list[bytes]]]:
    """Path → the lines taken out and put in, each with its sign. A path that git puts in quotes is left out."""
    path, changed, left = b"", list[bytes](), 0
    for line in lines:
        if left:
            left -= not line.startswith(b"\\")
            changed += [] if line.startswith(b"\\") else [line]
        elif line.startswith(b"+++ "):
            if path:
                yield path, changed
            path, changed = line.removeprefix(_FILE).removesuffix(b"\t") if line.startswith(_FILE) else b"", []
        elif hunk := _HUNK.match(line):
            left = sum(int(count) if count is not None else 1 for count in hunk.groups())
    if path:
        yield path, changed


def _only_dates(lines: Iterable[bytes]) -> dict[str, str]:
    """Field → new date; empty where something else changed, too, or a line only moved."""
    old: dict[str, str] = {}
    new: dict[str, str] = {}
    for line in lines:
        match = _DATE.fullmatch(line[1:].rstrip(b"\r"))
        if match is None:
            return {}
        dates = new if line.startswith(b"+") else old
        dates[match[1].decode()] = match[2].decode()
    return {name: day for name, day in new.items() if old.get(name) != day}


def _day(seconds: str, otherwise: date) -> date:
    """Broken tools write dates outside the calendar."""
    try:
        return datetime.fromtimestamp(int(seconds), UTC).date()
    except (ValueError, OverflowError, OSError):
        return otherwise
