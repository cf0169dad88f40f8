"""Puts mended files in the place of those they were made from."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from kbtool.errors import KbError


def overwrite_files(root: Path, files: Mapping[str, tuple[bytes, bytes]]) -> None:
    """Path below `root` → the bytes that are there and those to come. Each file changes in one step and keeps its mode.

    Raises KbError for a file that somebody has changed meanwhile, or that cannot be written.
    """
    for path, (before, after) in files.items():
        try:
            _overwrite(root / path, before, after)
        except OSError as error:
            raise KbError(f"{root / path}: cannot be written: {error.strerror}") from error


def _overwrite(path: Path, before: bytes, after: bytes) -> None:
    if path.read_bytes() != before:
        raise KbError(f"{path}: was changed meanwhile; run the command again")
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        beside.write_bytes(after)
        shutil.copymode(path, beside)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
