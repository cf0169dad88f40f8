"""One writer at a time: whoever changes a site's folder holds it."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from kbtool.build.releases.durable import remove_tree
from kbtool.build.releases.layout import BUILDING, LOCK
from kbtool.errors import KbError


@contextmanager
def locked(site: Path, wait: bool = False) -> Iterator[Path]:
    """Holds the site against other builds and gives an empty folder to build in, on the same file system.

    Another build that holds it is waited for, or a reason for a KbError. KbError also where the folder cannot be
    written. The system lets go of the lock of a process that ends, however it ends.
    """
    try:
        site.mkdir(parents=True, exist_ok=True)
        handle = os.open(site / LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise KbError(f"{site}: cannot be written: {error.strerror}") from error
    try:
        _hold(handle, site, wait)
        with building_place(site) as folder:
            yield folder
    finally:
        os.close(handle)


@contextmanager
def building_place(parent: Path) -> Iterator[Path]:
    """A new folder in `parent`, removed at the end, with those of builds that were killed.

    Its name is new each time: a process of a build that was killed may still be writing to the old one. Raises KbError
    where it cannot be made.
    """
    _remove_building_places(parent)
    try:
        folder = Path(mkdtemp(prefix=BUILDING, dir=parent))
    except OSError as error:
        raise KbError(f"{parent}: cannot be written: {error.strerror}") from error
    try:
        yield folder
    finally:
        _remove_building_places(parent)


def _remove_building_places(parent: Path) -> None:
    for path in parent.glob(f"{BUILDING}*"):
        remove_tree(path)


def _hold(handle: int, site: Path, wait: bool) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise KbError(f"{site}: another build is writing here; wait until it has ended, or add --wait") from None
