"""Files that were found to have the content of a commit, so that they are not read again before they change.

What the disk says of a file is a hint, as in `kbtool.store.file_digests`; of one that was changed a moment before it
was read, no hint is kept.
"""

import os
import stat
import time
from pathlib import Path

import msgspec

from kbtool.store.digests import digest_of
from kbtool.store.file_digests import QUIET_NANOSECONDS
from kbtool.store.store import Store

SHELF = "committed"
MOST = 20
"""Folders of mkdocs.yml that are remembered."""

Hint = tuple[int, int, int, int, str]
"""Size, times of the last change of content and of inode in nanoseconds, inode; the name of its content in Git."""
_decoder = msgspec.msgpack.Decoder(dict[str, Hint])


class CommittedFiles:
    """What is known of the files below a folder."""

    def __init__(self, root: Path, store: Store, now: int | None = None) -> None:
        """`now` is the time in nanoseconds since 1970; that of the clock where it is not given."""
        self._store = store
        self._key = digest_of("committed", os.fsencode(root))
        self._hints = self._known()
        self._new: dict[str, Hint] = {}
        self._latest = (time.time_ns() if now is None else now) - QUIET_NANOSECONDS

    def has(self, path: str, found: os.stat_result, name: str) -> bool:
        """Whether it is known without reading that a file, of which the disk says `found`, has the content `name`."""
        hint = self._hints.get(path)
        if hint is None or hint != (*_sign(found), name) or not stat.S_ISREG(found.st_mode):
            return False
        self._new[path] = hint
        return True

    def note(self, path: str, found: os.stat_result, name: str) -> None:
        """A file has this content; `found` is what the disk said of it before it was read."""
        if stat.S_ISREG(found.st_mode) and max(found.st_mtime_ns, found.st_ctime_ns) < self._latest:
            self._new[path] = (*_sign(found), name)

    def keep(self) -> None:
        """Keeps all that is known for the next time."""
        if self._new != self._hints:
            self._store.keep(SHELF, {self._key: msgspec.msgpack.encode(self._new)}, MOST)

    def _known(self) -> dict[str, Hint]:
        value = self._store.find(SHELF, [self._key]).get(self._key)
        try:
            return _decoder.decode(value) if value else {}
        except msgspec.MsgspecError:
            return {}


def _sign(found: os.stat_result) -> tuple[int, int, int, int]:
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino
