"""What is in the folders of a base: as the disk said a moment ago, else as it says now."""

import os
import stat
from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter

from msgspec import Struct

from kbtool.store.file_sign import Sign, sign_of

Found = os.DirEntry[str] | Sign
"""Something in a folder, or what the disk said of it."""


class SeenEntry(Struct, frozen=True):
    """Something in a folder that was seen before, as `os.DirEntry` has it."""

    name: str
    path: str
    sign: Sign

    def is_symlink(self) -> bool:
        """Whether it is a link."""
        return stat.S_ISLNK(self.sign[0])

    def stat(self) -> os.stat_result:
        """What the disk says now, of the target of a link. Raises OSError."""
        return os.stat(self.path)  # noqa: PTH116 - hundreds


Entry = os.DirEntry[str] | SeenEntry


class Listing:
    """The folders below docs_dir by their path, which ends in a slash; docs_dir itself is empty."""

    def __init__(self, seen: Mapping[str, Sign]) -> None:
        """`seen` is path → what the disk said of all that is there, of links themselves."""
        self._seen: dict[str, list[tuple[str, Found]]] = {}
        for path, sign in seen.items():  # ten thousand
            folder, slash, name = path.rpartition("/")
            self._seen.setdefault(folder + slash, []).append((name, sign))

    def entries(self, folder: str, relative: str) -> Sequence[tuple[str, Found]]:
        """The names in a folder, sorted, each with what is known of it. Raises OSError."""
        found: Iterable[tuple[str, Found]] | None = self._seen.get(relative)
        if found is None:  # one that is reached through a link was not seen
            found = [(entry.name, entry) for entry in os.scandir(folder)]
        return sorted(found, key=itemgetter(0))


def sign_of_file(found: Found) -> Sign | None:
    """What the disk says of a file that is none elsewhere; None for anything else, and where it says nothing."""
    try:
        sign = found if isinstance(found, tuple) else sign_of(found.stat(follow_symlinks=False))
    except OSError:
        return None
    return sign if stat.S_ISREG(sign[0]) else None
