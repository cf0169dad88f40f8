"""What is read of the files below docs_dir. All raise KbError where a file is gone or cannot be read."""

import os
from pathlib import Path

from kbtool.errors import KbError
from kbtool.store.digests import digest_of
from kbtool.store.file_digests import FileDigests


def find_digest(docs_dir: Path, digests: FileDigests, path: str) -> bytes:
    """That of the file at `path`, relative to docs_dir, whose bytes will be asked for."""
    try:
        return digests.of(path, is_wanted=True)
    except OSError as error:
        raise _unreadable(docs_dir / path, error) from error


def find_data(docs_dir: Path, digests: FileDigests, path: str, digest: bytes) -> bytes:
    """The very bytes that have the digest: everything that is kept of the file is kept under it."""
    try:
        data = digests.data(path)
    except OSError as error:
        raise _unreadable(docs_dir / path, error) from error
    if digest_of(data) != digest:
        raise KbError(f"{docs_dir / path}: was changed meanwhile; run the command again")
    return data


def find_sign(docs_dir: Path, path: str) -> bytes:
    """Another one when the file has changed."""
    try:
        found = os.stat(f"{docs_dir}/{path}")  # noqa: PTH116 - thousands
    except OSError as error:
        raise _unreadable(docs_dir / path, error) from error
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}".encode()


def read_bytes(path: Path, limit: int | None = None) -> bytes:
    """The first bytes of a file, so many or all."""
    try:
        with path.open("rb") as file:
            return file.read(limit)
    except OSError as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: OSError) -> KbError:
    return KbError(f"{path}: cannot be read: {error.strerror}")
