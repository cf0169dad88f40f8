"""What the disk says of all that a build reads, looked at before anything is read: while it stays, so do the sites.

Size, times, inode and mode of a file are a hint, as in `kbtool.store.file_digests`: a file that was changed a moment
ago may change again without a trace, so such a file counts by its content, too.
"""

import os
import stat
import sys
import time
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from kbtool.build.installed import OWN_PACKAGES, distributions, extension_places, package_folder
from kbtool.history.repository_state import repository_state
from kbtool.store.digests import digest_of
from kbtool.store.file_digests import QUIET_NANOSECONDS
from kbtool.store.file_sign import Sign, sign_of

EPOCH = "SOURCE_DATE_EPOCH"
COMPILED = b"__pycache__"
_encode = msgspec.msgpack.Encoder().encode

Entry = tuple[bytes, Sign | None, bytes, Sign | None]
"""Path; what the disk says of it, of a folder in a folder no more than that it is one, None for nothing there; for a
symbolic link its text, and the same of its target."""
FOLDER: Sign = (stat.S_IFDIR, 0, 0, 0, 0)


class Places(msgspec.Struct, frozen=True, array_like=True):
    """What a build reads besides Git, its own code and what is installed."""

    base: tuple[str, ...]
    """Files and folders, absolute."""
    extensions: tuple[str, ...]
    """Names of Markdown extensions, which may lie beside the base."""
    variables: tuple[str, ...]
    """Names of variables of the environment."""


class Inputs(msgspec.Struct, frozen=True, array_like=True):
    """What was found."""

    digest: bytes
    fresh: dict[bytes, bytes]
    """Path of a file that was changed a moment before → digest of its content."""
    repository: bytes
    """See `repository_state`."""

    def are_those_of(self, earlier: "Inputs") -> bool:
        """Whether nothing has changed since an earlier look. Raises OSError where a file cannot be read."""
        is_same = (self.digest, self.repository) == (earlier.digest, earlier.repository)
        return is_same and all(
            self.fresh.get(path, digest) == digest and _content_digest(path) == digest
            for path, digest in earlier.fresh.items()
        )


@dataclass(frozen=True)
class Look:
    """What the disk said at one moment."""

    places: Places
    inputs: Inputs
    entries: Sequence[Entry]
    """Sorted by path."""

    def files_below(self, root: Path, names: Iterable[str]) -> dict[str, Mapping[str, Sign]]:
        """Those of the folders below `root` that were looked through → path relative to the root → what the disk said
        of each file below, of links themselves."""
        found: dict[str, Mapping[str, Sign]] = {}
        for name in names:
            if (below := self.below(root / name)) is not None:
                start = "" if root / name == root else f"{name}/"
                found[name] = {f"{start}{path}": sign for path, sign in below.items() if sign is not FOLDER}
        return found

    def below(self, folder: Path) -> Mapping[str, Sign] | None:
        """Path relative to the folder → what the disk said of all below, of links themselves, sorted; None where it was
        not looked through."""
        if str(folder) not in self.places.base or not folder.is_dir():
            return None
        place = os.fsencode(folder)
        own = self.entries[bisect_left(self.entries, (place + b"/",)) : bisect_left(self.entries, (place + b"0",))]
        text = os.fsdecode(b"\0".join((b"", *(entry[0] for entry in own))))  # at once: they are many
        paths = text.split(f"\0{folder}/")[1:]
        return {path: entry[1] for path, entry in zip(paths, own, strict=True) if entry[1]}


def look(
    root: Path, places: Places, asked: str, now: int | None = None, repository: bytes | None = None
) -> Look | None:
    """What the disk says now; `asked` tells what of the command line reaches a site, `root` is the folder of
    mkdocs.yml.

    None where the disk cannot tell: a folder elsewhere is reached through a link, or one cannot be listed. `now` is the
    time in nanoseconds since 1970, that of the clock where it is not given, `repository` what `repository_state` said a
    moment ago, if anybody has asked.
    """
    repository = repository or repository_state(root)
    latest = (time.time_ns() if now is None else now) - QUIET_NANOSECONDS
    try:
        found = sorted(_entries(places))
        fresh = {path: _content_digest(path) for path in _fresh(found, latest)}
    except (OSError, _ElsewhereError):
        return None
    digest = digest_of(_encode(found), repr(_surroundings(places)), asked)
    return Look(places, Inputs(digest, fresh, repository), found)


class _ElsewhereError(Exception):
    """A link leads to a folder that is not looked at."""


def _surroundings(places: Places) -> tuple[object, ...]:
    """What is no file."""
    epoch = os.environ.get(EPOCH, "")
    day = "" if epoch else datetime.now(UTC).date().isoformat()
    variables = [(name, os.environ.get(name)) for name in places.variables]
    return sys.version, sys.path, distributions(), epoch, day, variables, places


def _entries(places: Places) -> Iterator[Entry]:
    for place in (*map(package_folder, OWN_PACKAGES), *extension_places(places.extensions)):
        yield from _below(os.fsencode(place), COMPILED)
    for name in places.base:
        yield from _below(os.fsencode(name))


def _below(place: bytes, skipped: bytes = b"") -> Iterator[Entry]:
    """A file, or every file in a folder. Raises OSError where one cannot be listed."""
    try:
        top = os.stat(place)  # noqa: PTH116 - bytes
    except (FileNotFoundError, NotADirectoryError):
        yield place, None, b"", None
        return
    if not stat.S_ISDIR(top.st_mode):
        yield place, sign_of(top), b"", None
        return
    waiting = [place]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_symlink():
                    yield _link(entry, place)
                elif not entry.is_dir():
                    yield entry.path, sign_of(entry.stat()), b"", None
                elif entry.name != skipped:
                    yield entry.path, FOLDER, b"", None
                    waiting.append(entry.path)


def _link(entry: os.DirEntry[bytes], place: bytes) -> Entry:
    try:
        target = entry.stat()
    except (FileNotFoundError, NotADirectoryError):
        target = None
    if target and stat.S_ISDIR(target.st_mode):
        real, top = os.path.realpath(entry.path), os.path.realpath(place)
        if os.path.commonpath((real, top)) != top:
            raise _ElsewhereError
    sign = sign_of(entry.stat(follow_symlinks=False))
    return entry.path, sign, os.readlink(entry.path), sign_of(target) if target else None  # noqa: PTH115 - bytes


def _fresh(entries: Iterable[Entry], latest: int) -> Iterator[bytes]:
    """The paths of files that were changed a moment ago."""
    for path, own, _, target in entries:  # ten thousand
        sign = target or own
        if sign and (sign[2] >= latest or sign[3] >= latest) and stat.S_ISREG(sign[0]):
            yield path


def _content_digest(path: bytes) -> bytes:
    with open(path, "rb") as file:  # noqa: PTH123 - bytes
        return digest_of(file.read())
