"""What a build was made from: the commit, its time, and whether somebody has changed files since."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from kbtool.history.changed_files import changes_from
from kbtool.history.committed_files import CommittedFiles
from kbtool.history.git_command import GitError, git_bytes
from kbtool.store.file_sign import Sign
from kbtool.store.store import NO_STORE


class Source(Struct, frozen=True):
    """The state of a repository; all empty where there is no Git."""

    commit: str | None = None
    """The full name of the last commit."""
    committed_at: str | None = None
    """When it was committed, in UTC: `2026-11-22T06:45:15+00:00`; None where it carries no usable time."""
    dirty: bool = False
    """True where files of the base differ from those of the commit."""


UNKNOWN = Source()


def read_source(root: Path, places: Iterable[str]) -> Source:
    """The last commit of the repository around `root`; `places` are the files and folders of the base below `root`.

    Never raises for want of a repository or of a commit: the source is unknown then.
    """
    source = read_commit(root)
    return replace(source, dirty=is_dirty(root, places, source, CommittedFiles(root, NO_STORE)))


def read_commit(root: Path) -> Source:
    """As `read_source`, whatever files have changed since."""
    try:
        answer = git_bytes(root, "log", "-1", "--no-show-signature", "--format=%H %ct", "HEAD^{commit}", "--")
    except GitError:
        return UNKNOWN
    commit, _, seconds = answer.decode("ascii").strip().partition(" ")
    return Source(commit, _time(seconds))


def is_dirty(
    root: Path,
    places: Iterable[str],
    source: Source,
    committed: CommittedFiles,
    seen: Mapping[str, Mapping[str, Sign]] = {},
) -> bool:
    """Whether files of the base differ from those of its commit. Files that are known to be those of the commit are not
    read; `seen` as for `changes_from`.

    True also where the commit cannot be read: nobody can say then that the files are its files.
    """
    if not source.commit:
        return False
    try:
        changes = changes_from(root, places, source.commit, committed, seen)
    except GitError:
        return True
    committed.keep()
    return bool(changes.changed or changes.deleted)


def _time(seconds: str) -> str | None:
    """Commits written by broken tools carry times outside the calendar."""
    try:
        return datetime.fromtimestamp(int(seconds), UTC).isoformat()
    except (ValueError, OverflowError, OSError):
        return None


def is_older(root: Path, commit: Source, live: Source) -> bool:
    """Whether `commit` came before `live`.

    It did when it is an ancestor. Where the history cannot tell, because the clone is shallow, the branches have parted
    or the history was rewritten, the time of the commits decides. False where one of the two is not known.
    """
    if not commit.commit or not live.commit or commit.commit == live.commit:
        return False
    bases = _bases(root, commit.commit, live.commit)
    if commit.commit in bases or live.commit in bases:
        return commit.commit in bases
    return bool(commit.committed_at and live.committed_at and _moment(commit) < _moment(live))


def _bases(root: Path, one: str, other: str) -> tuple[str, ...]:
    """The newest commits that both have in their past; none where one of them is not in this clone."""
    try:
        return tuple(git_bytes(root, "merge-base", "--all", one, other).decode("ascii").split())
    except GitError:
        return ()


def _moment(source: Source) -> datetime:
    return datetime.fromisoformat(source.committed_at or "")
