"""What the disk says of the files in some folders: while it stays, so do the files."""

import os
from collections.abc import Iterable
from pathlib import PurePath

FileSign = tuple[str, int, int, int]
"""Path, time of the last change in nanoseconds, size in bytes, inode."""


def file_signs(folders: Iterable[str]) -> list[FileSign]:
    """A sign of each file in the folders and below but compiled code. Raises OSError where one is gone meanwhile."""
    walked = (item for folder in folders for item in os.walk(folder) if PurePath(item[0]).name != "__pycache__")
    found = (f"{place}/{name}" for place, _, names in walked for name in names)
    return [_sign(path) for path in sorted(found)]


def _sign(path: str) -> FileSign:
    state = os.stat(path)  # noqa: PTH116 - `os.walk` gives no Path
    return path, state.st_mtime_ns, state.st_size, state.st_ino
