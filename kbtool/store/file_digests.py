"""The digests of files, without reading those that have not changed.

What the disk says of a file (size, times, inode) is a hint and its digest the truth, as in Git's index. A file that was
changed shortly before it was read may change again without a trace within one tick of the disk's clock ("racily clean"
in Git's documentation, technical/racy-git): of such a file no hint is kept.
"""

import os
import time
from collections.abc import Iterable, Mapping, Set
from pathlib import Path

import msgspec

from kbtool.store.digests import digest_of
from kbtool.store.file_sign import Sign, sign_of
from kbtool.store.store import Store

SHELF = "files"
QUIET_NANOSECONDS = 2_000_000_000
"""The coarsest clock of a file system in use ticks every two seconds (FAT)."""

Hint = tuple[Sign, bytes]
"""What the disk said of a file; its digest."""
_decoder = msgspec.msgpack.Decoder(dict[str, Hint])


class FileDigests:
    """Digests of the files in one folder."""

    def __init__(self, root: Path, store: Store, now: int | None = None) -> None:
        """`now` is the time in nanoseconds since 1970; that of the clock where it is not given."""
        self._root = str(root)
        self._store = store
        self._key = digest_of("signs", str(root))
        self._hints = self._known()
        self._new: dict[str, Hint] = {}
        self._read: set[str] = set()
        self._data: dict[str, bytes] = {}
        self._now = time.time_ns() if now is None else now

    def of(self, path: str, is_wanted: bool = False) -> bytes:
        """The digest of the file at `path`, relative to the root; raises OSError where it cannot be read.

        Where somebody will ask for the bytes, too, it `is_wanted`: one that has to be read is read once.
        """
        found = self._hints.get(path)
        if found and found[0] == sign_of(os.stat(f"{self._root}/{path}")):  # noqa: PTH116 - thousands
            return found[1]
        data, digest = self._look(path)
        if is_wanted:
            self._data[path] = data
        return digest

    def known(self, found: Mapping[str, Sign]) -> dict[str, bytes]:
        """The digests of those files that need not be read; `found` is what the disk said of each a moment ago."""
        hints = self._hints
        return {path: hint[1] for path, sign in found.items() if (hint := hints.get(path)) and hint[0] == sign}

    def data(self, path: str) -> bytes:
        """The bytes of the file; raises OSError where it cannot be read. They are handed out and not kept."""
        data = self._data.pop(path, None)
        return self._look(path)[0] if data is None else data

    def was_read(self, path: str) -> bool:
        """Whether the file had to be read."""
        return path in self._read

    def signs(self, files: Iterable[tuple[str, Sign]]) -> str | None:
        """What the disk says of files by path; None where one was changed a moment ago, and may change again unseen."""
        found = list(files)
        return repr(found) if all(self._is_quiet(sign) for _, sign in found) else None

    def keep(self, present: Set[str] | None = None) -> None:
        """Keeps the hints for the next time, also those that were not asked for: others ask for other files.

        With `present`, the paths of all files that there are, those of files that are gone are forgotten.
        """
        gone = self._read if present is None else self._read | (self._hints.keys() - present)
        if self._new or not gone.isdisjoint(self._hints):
            kept = {path: hint for path, hint in self._hints.items() if path not in gone}
            self._store.keep(SHELF, {self._key: msgspec.msgpack.encode(kept | self._new)})

    def _look(self, path: str) -> tuple[bytes, bytes]:
        """The bytes and their digest. Signs that differ before and after reading belong to no content: then there is no
        hint."""
        with open(f"{self._root}/{path}", "rb") as file:  # noqa: PTH123
            before = sign_of(os.fstat(file.fileno()))
            data = file.read()
            after = sign_of(os.fstat(file.fileno()))
        self._read.add(path)
        digest = digest_of(data)
        if before == after and self._is_quiet(before):
            self._new[path] = (before, digest)
        return data, digest

    def _is_quiet(self, sign: Sign) -> bool:
        return max(sign[2:4]) < self._now - QUIET_NANOSECONDS

    def _known(self) -> Mapping[str, Hint]:
        value = self._store.find(SHELF, [self._key]).get(self._key)
        try:
            return _decoder.decode(value) if value else {}
        except msgspec.MsgspecError:
            return {}
