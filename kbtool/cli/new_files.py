"""Writes files that were not there before, or none."""

import os
from collections.abc import Mapping
from pathlib import Path

from kbtool.errors import KbError


def write_new_files(root: Path, files: Mapping[str, str]) -> None:
    """Writes each text to its path below `root`. Raises KbError, with nothing written, when one of them exists."""
    taken = [path for path in files if os.path.lexists(root / path)]
    if taken:
        raise KbError(f"{root / taken[0]}: exists already; nothing was written")
    for path, text in files.items():
        _write(root / path, text)


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except OSError as error:
        raise KbError(f"{path}: cannot be written: {error.strerror}") from error
