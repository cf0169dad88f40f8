"""The store of a knowledge base: where it lies, and when it is not to be trusted."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from kbtool.history.git_command import GitError, git_fields
from kbtool.store.database import FILE_NAME
from kbtool.store.store import NO_STORE, Say, Store, say_nothing
from kbtool.store.store_folder import PLACE

CACHE_FOLDER = ".cache"
OURS = frozenset({CACHE_FOLDER, PLACE, f"{PLACE}/{FILE_NAME}", f"{PLACE}/{FILE_NAME}-journal"})


def open_base_store(root: Path, today: date, say: Say = say_nothing) -> Store:
    """The store beside the mkdocs.yml in `root`; it makes its folder when it has something to keep.

    A store that is part of the repository, or a link that is, may have been written by whoever sent the change that is
    to be checked, and could hide what is wrong with it: it is not used, and `say` hears why.
    """
    if not os.path.lexists(root / CACHE_FOLDER) or not _committed(root):
        return Store(root / PLACE, today, say)
    say(f"{PLACE}: the store is committed to Git and is not used; git rm -r --cached {PLACE} takes it out")
    return NO_STORE


@contextmanager
def base_store(root: Path, given: Store | None) -> Iterator[Store]:
    """The store that was given, which stays open; without one, that of the base for as long as the block lasts."""
    if given is not None:
        yield given
        return
    with open_base_store(root, date.today()) as store:
        yield store


def _committed(root: Path) -> bool:
    try:
        names = {os.fsdecode(field) for field in git_fields(root, "ls-files", "-z", "--", *sorted(OURS))}
    except GitError:
        return False
    return not OURS.isdisjoint(names)
