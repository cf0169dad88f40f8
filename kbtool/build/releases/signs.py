"""What the disk says of a release's files and folders, so that nobody has to read them to know that they are whole.

Size, time and inode are a hint and the digest the truth, as in `kbtool.store.file_digests`; the time of the inode says
nothing here, because it changes with each further name that a file gets. Of what was written a moment ago no hint is
kept: it may change again within one tick of the disk's clock.
"""

import os
import stat
import time
from array import array
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec
from msgspec import Struct, field

from kbtool.store.digests import digest_of
from kbtool.store.file_digests import QUIET_NANOSECONDS
from kbtool.store.store import Store

SHELF = "releases"
MOST = 60
"""Releases that are remembered."""

Sign = tuple[int, int, int]
"""Size, time of the last change in nanoseconds, inode."""


class Signs(Struct):
    """Of one release."""

    files: dict[str, Sign] = field(default_factory=dict)
    """Path below the release's folder → what the file with the right bytes looked like."""
    folders: dict[str, Sign] = field(default_factory=dict)
    """Path → what a folder looked like that held these files and no others; the release's own is the empty text."""


class _Columns(msgspec.Struct, frozen=True, array_like=True):
    """Signs by their parts: tens of thousands are read in a tenth of the time that tuples take."""

    paths: bytes
    """Each followed by NUL."""
    sizes: bytes
    times: bytes
    inodes: bytes
    """64 bits each, in the order of the machine."""


_decoder = msgspec.msgpack.Decoder(tuple[_Columns, _Columns])


def known_signs(folder: Path, store: Store) -> Signs:
    """What is remembered of the release in this folder."""
    key = _key(folder)
    value = store.find(SHELF, [key]).get(key)
    try:
        return Signs(*map(_unpacked, _decoder.decode(value))) if value else Signs()
    except (msgspec.MsgspecError, ValueError):
        return Signs()


def remember_signs(folder: Path, signs: Signs, store: Store) -> None:
    """Keeps it for the next time."""
    columns = _packed(signs.files), _packed(signs.folders)
    store.keep(SHELF, {_key(folder): msgspec.msgpack.encode(columns)}, MOST)


def _packed(signs: Mapping[str, Sign]) -> _Columns:
    paths = "".join(f"{path}\0" for path in signs)
    sizes, times, inodes = zip(*signs.values(), strict=True) if signs else ((), (), ())
    numbers = array("q", sizes), array("q", times), array("Q", inodes)
    return _Columns(os.fsencode(paths), *(column.tobytes() for column in numbers))


def _unpacked(columns: _Columns) -> dict[str, Sign]:
    """Raises ValueError where the columns are of different lengths."""
    sizes, times, inodes = array("q", columns.sizes), array("q", columns.times), array("Q", columns.inodes)
    *paths, _ = os.fsdecode(columns.paths).split("\0")
    return dict(zip(paths, zip(sizes, times, inodes, strict=True), strict=True))


def signs_of(folder: str, paths: Iterable[str]) -> dict[str, Sign]:
    """What the disk says of those of the paths below a folder that are files, as `sign_of`; all at once is quicker."""
    found: dict[str, Sign] = {}
    lstat, above = os.lstat, f"{folder}{os.sep}"
    for path in paths:  # tens of thousands
        try:
            said = lstat(above + path)
        except (FileNotFoundError, NotADirectoryError):
            continue
        if stat.S_ISREG(said.st_mode):
            found[path] = said.st_size, said.st_mtime_ns, said.st_ino
    return found


def sign_of(path: str) -> Sign | None:
    """What the disk says of a file, not of one that a link leads to; None where there is no file."""
    try:
        found = os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return None
    return (found.st_size, found.st_mtime_ns, found.st_ino) if stat.S_ISREG(found.st_mode) else None


def folder_sign(path: str) -> Sign | None:
    """The same of a folder, whose size says nothing."""
    try:
        found = os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return None
    return (0, found.st_mtime_ns, found.st_ino) if stat.S_ISDIR(found.st_mode) else None


def quiet(signs: Mapping[str, Sign | None], now: int | None = None) -> dict[str, Sign]:
    """Those that have not changed a moment ago; `now` is the time in nanoseconds since 1970, else the clock's."""
    latest = (time.time_ns() if now is None else now) - QUIET_NANOSECONDS
    return {path: sign for path, sign in signs.items() if sign and sign[1] < latest}


def folders_of(paths: Iterable[str]) -> set[str]:
    """The folders that files lie in, their parents included, and the topmost as the empty text."""
    found = {path.rpartition("/")[0] for path in paths}
    for folder in list(found):
        while folder:
            folder = folder.rpartition("/")[0]
            if folder in found:
                break
            found.add(folder)
    return found | {""}


def settled_folders(folders: Mapping[str, Sign], unknown: Iterable[str]) -> dict[str, Sign]:
    """Those of the folders below which none is unknown: nobody looks into one that looks as it is known, and what lies
    deeper would never be seen."""
    above = folders_of([f"{path}/" for path in unknown])
    return {path: sign for path, sign in folders.items() if path not in above} if unknown else dict(folders)


def _key(folder: Path) -> bytes:
    return digest_of("signs", os.fsencode(folder))
