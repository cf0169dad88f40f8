"""The store: shelves of values, each under the digest of what made it.

It is never needed: whatever is wrong with it, values are not found, and are worked out again.
"""

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import date
from hashlib import sha256
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any

from kbtool.store.database import BUSY, DAMAGE, DamagedError, has_code, open_database, remove_database, transaction
from kbtool.store.pruning import prune

CHECK_BYTES = 8
AT_ONCE = 500
"""Keys in one question; SQLite takes no more than some thousands."""
MOST_BYTES = 1 << 30
PENDING_BYTES = 1 << 22
MUCH_BYTES = 1 << 22
"""More than an edit leaves, and less than a whole build does."""
SELECT = "SELECT key, used, value FROM entries WHERE shelf = ? AND key IN ({})"
INSERT = "INSERT OR REPLACE INTO entries (shelf, key, used, value) VALUES (?, ?, ?, ?)"
TRIM = """DELETE FROM entries WHERE shelf = ?1 AND rowid NOT IN
    (SELECT rowid FROM entries WHERE shelf = ?1 ORDER BY rowid DESC LIMIT ?2)"""

Say = Callable[[str], None]


def say_nothing(text: str) -> None:
    """For callers who do not want to hear of it."""


class Store:
    """Values that were worked out before. No method raises for what is wrong with the file or its disk.

    One thread of one process uses an object; several processes may use one folder.
    """

    def __init__(self, folder: Path | None, today: date, say: Say = say_nothing, most_bytes: int = MOST_BYTES) -> None:
        """`folder` is None for a store that keeps nothing. `say` hears of damage, in one line.

        Values that nobody asked for in 30 days go; of more than `most_bytes` the longest unused.
        """
        self._folder = folder
        self._day = today.toordinal()
        self._say = say
        self._most_bytes = most_bytes
        self._connection: sqlite3.Connection | None = None
        self._pending: dict[tuple[str, bytes], bytes] = {}
        self._pending_bytes = 0
        self._asked_again: list[tuple[str, bytes]] = []
        self._most: dict[str, int] = {}

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, traceback: TracebackType | None) -> None:
        self.close()

    @property
    def is_open(self) -> bool:
        """Whether anything can be found or kept; False also after a fault that no waiting mends."""
        return self._folder is not None

    @property
    def day(self) -> int:
        """The day on which what is asked for is noted as used, as an ordinal number."""
        return self._day

    def twin(self) -> "Store":
        """Another object for the same folder: for other threads, and for when this one is closed."""
        return Store(self._folder, date.fromordinal(self._day), self._say, self._most_bytes)

    def note_use(self, shelf: str, keys: Iterable[bytes]) -> None:
        """Spares values from pruning as if they had been asked for."""
        self._asked_again += [(shelf, key) for key in keys]

    def find(self, shelf: str, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """Key → value, of those keys that the shelf holds or is to hold."""
        wanted = list(keys)
        found = {key: self._pending[shelf, key] for key in wanted if (shelf, key) in self._pending}
        remaining = (key for key in wanted if key not in found) if found else iter(wanted)
        while self.is_open and (some := list(islice(remaining, AT_ONCE))):
            for key, used, value in self._rows(shelf, some):
                if (content := _content(shelf, key, value)) is not None:
                    found[key] = content
                    if used != self._day:
                        self._asked_again.append((shelf, key))
        return found

    def keep(self, shelf: str, values: Mapping[bytes, bytes], most: int = 0) -> None:
        """Puts values on the shelf, in the place of others with the same keys. With `most`, so many last ones stay."""
        if not self.is_open:
            return
        if most:
            self._most[shelf] = most
        for key, value in values.items():
            self._pending[shelf, key] = value
            self._pending_bytes += len(value)
            if self._pending_bytes > PENDING_BYTES:
                self._do(self._write)

    def flush(self, least: int = MUCH_BYTES) -> None:
        """Writes what was kept where it is so many bytes, so that whoever goes on for long need not hold them."""
        if self._pending_bytes >= least:
            self._do(self._write)

    def close(self) -> None:
        """Writes what was kept, prunes and lets go of the file."""
        if self._pending or self._asked_again:
            self._do(self._write)
            self._do(lambda database: prune(database, self._day, self._most_bytes))
        self._give_up()

    def _rows(self, shelf: str, keys: list[bytes]) -> list[tuple[Any, Any, Any]]:
        found: list[tuple[Any, Any, Any]] = []
        question = SELECT.format(",".join("?" * len(keys)))
        self._do(lambda database: found.extend(database.execute(question, (shelf, *keys))))
        return found

    def _write(self, database: sqlite3.Connection) -> None:
        pending, self._pending, self._pending_bytes = self._pending, {}, 0
        rows = ((shelf, key, self._day, _check(shelf, key, value) + value) for (shelf, key), value in pending.items())
        again, self._asked_again = self._asked_again, []
        with transaction(database):
            database.executemany(INSERT, rows)
            marks = ((self._day, shelf, key) for shelf, key in again)
            database.executemany("UPDATE entries SET used = ? WHERE shelf = ? AND key = ?", marks)
            database.executemany(TRIM, self._most.items())

    def _do(self, action: Callable[[sqlite3.Connection], object]) -> None:
        """Does something with the database. What goes wrong ends the store's work and not its user's."""
        if self._folder is None:
            return
        try:
            self._connection = self._connection or open_database(self._folder)
            action(self._connection)
        except DamagedError:
            self._rebuild(self._folder)
        except sqlite3.DatabaseError as error:
            if has_code(error, DAMAGE):
                self._rebuild(self._folder)
            elif isinstance(error, sqlite3.OperationalError):
                if not has_code(error, BUSY):
                    self._give_up()
            else:
                raise
        except OSError:
            self._give_up()

    def _rebuild(self, folder: Path) -> None:
        """Takes the damaged file away; the next question or value makes a new one."""
        self._disconnect()
        try:
            remove_database(folder)
        except OSError:
            self._give_up()
        self._say(f"{folder}: the store is damaged and is made anew")

    def _give_up(self) -> None:
        self._disconnect()
        self._folder = None

    def _disconnect(self) -> None:
        if self._connection:
            with suppress(sqlite3.Error):
                self._connection.close()
        self._connection = None


NO_STORE = Store(None, date.min)
"""Finds and keeps nothing."""


def _check(shelf: str, key: bytes, value: bytes) -> bytes:
    """Shows that a value is whole and stands where it was put. Values have megabytes: processors have instructions for
    SHA-256, with which it takes a third of the time of BLAKE2."""
    made = sha256(b"%b %b %d\0" % (shelf.encode(), key.hex().encode(), len(value)))
    made.update(value)
    return made.digest()[:CHECK_BYTES]


def _content(shelf: str, key: object, value: object) -> bytes | None:
    """What was kept, where it is whole. SQLite's columns may hold values of any type."""
    if not isinstance(key, bytes) or not isinstance(value, bytes):
        return None
    content = value[CHECK_BYTES:]  # once: they have megabytes
    return content if value[:CHECK_BYTES] == _check(shelf, key, content) else None
