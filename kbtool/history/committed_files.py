"""Files that were found to have the content of a commit, so that they are not read again before they change.

What the disk says of a file is a hint, as in `kbtool.store.file_digests`; of one that was changed a moment before it
was read, no hint is kept.
"""

import os
import stat
import time
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

import msgspec

from kbtool.store.digests import digest_of
from kbtool.store.file_digests import QUIET_NANOSECONDS
from kbtool.store.file_sign import Sign
from kbtool.store.store import Store

SHELF = "committed"
MOST = 20
"""Folders of mkdocs.yml that are remembered."""

Hint = tuple[Sign, str]
"""What the disk said of a file, and how the commit lists it (`100644 blob <name of the content>`)."""
_decoder = msgspec.msgpack.Decoder(dict[str, Hint])


class CommittedFiles:
    """What is known of the files below a folder."""

    def __init__(self, root: Path, store: Store, now: int | None = None) -> None:
        """`now` is the time in nanoseconds since 1970; that of the clock where it is not given."""
        self._store = store
        self._key = digest_of("listed", os.fsencode(root))
        self._is_other = False
        self._latest = (time.time_ns() if now is None else now) - QUIET_NANOSECONDS

    @cached_property
    def _hints(self) -> dict[str, Hint]:
        return self._known()

    def unknown(self, found: Mapping[str, Sign], listed: Mapping[str, str]) -> list[str]:
        """The paths of those files that are not known to have the content that the commit lists for them.

        `found` is what the disk says of each file that there is. What was known of others is forgotten.
        """
        known = self._hints
        unknown = [path for path, sign in found.items() if known.get(path) != (sign, listed.get(path))]
        for path in (known.keys() - found.keys()).union(unknown):
            if known.pop(path, None):
                self._is_other = True
        return unknown

    def note(self, path: str, found: Sign, listed: str) -> None:
        """A file has this content; `found` is what the disk said of it before it was read."""
        if stat.S_ISREG(found[0]) and max(found[2], found[3]) < self._latest:
            self._hints[path] = (found, listed)
            self._is_other = True

    def keep(self) -> None:
        """Keeps all that is known for the next time."""
        if self._is_other:
            self._store.keep(SHELF, {self._key: msgspec.msgpack.encode(self._hints)}, MOST)

    def _known(self) -> dict[str, Hint]:
        value = self._store.find(SHELF, [self._key]).get(self._key)
        try:
            return _decoder.decode(value) if value else {}
        except msgspec.MsgspecError:
            return {}
