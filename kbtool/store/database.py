"""The file that holds the store: SQLite, opened with care, because anything may have happened to it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kbtool.store.store_folder import make_store_folder

FILE_NAME = "store.sqlite"
FORMAT = 2
"""Of the table below and of the checks in its values; one of another format is thrown away without a word."""
SCHEMA = """CREATE TABLE entries (
    shelf TEXT NOT NULL, key BLOB NOT NULL, used INTEGER NOT NULL, value BLOB NOT NULL, PRIMARY KEY (shelf, key)
)"""
WAIT_SECONDS = 5.0
"""How long a process waits for another that writes."""
SETTINGS = (
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA synchronous = OFF",  # what a power cut spoils is found by the digests and worked out again
)
DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


class DamagedError(Exception):
    """The file is no store."""


def open_database(folder: Path) -> sqlite3.Connection:
    """The database in the folder, made where it is missing.

    Raises DamagedError for a file that is something else, OSError or sqlite3.OperationalError where there can be none.
    """
    if not (folder / FILE_NAME).is_file():
        make_store_folder(folder)
    connection = sqlite3.connect(folder / FILE_NAME, timeout=WAIT_SECONDS, isolation_level=None)
    try:
        for setting in SETTINGS:
            connection.execute(setting)
        _prepare(connection)
    except BaseException as error:
        connection.close()
        if has_code(error, DAMAGE):
            raise DamagedError(str(error)) from error
        raise
    return connection


def remove_database(folder: Path) -> None:
    """Takes the file away; raises OSError where that is not possible. A process that has it open keeps its own."""
    for name in (FILE_NAME, f"{FILE_NAME}-journal"):
        (folder / name).unlink(missing_ok=True)


def has_code(error: BaseException, codes: tuple[int, ...]) -> bool:
    """Whether SQLite gave one of these result codes ("Result and Error Codes" in its documentation)."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in codes


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All changes in the block, or none."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def used_bytes(connection: sqlite3.Connection) -> int:
    """Bytes of the file that hold something."""
    names = ("page_count", "freelist_count", "page_size")
    pages, free, size = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names)
    return int((pages - free) * size)


def _prepare(connection: sqlite3.Connection) -> None:
    if _format(connection) != FORMAT:
        with transaction(connection):
            if _format(connection) != FORMAT:
                _make(connection)
    found = connection.execute("SELECT sql FROM sqlite_master WHERE sql NOT NULL").fetchall()
    if found != [(SCHEMA,)]:  # a trigger or a view would be somebody else's program
        raise DamagedError("it holds other tables")


def _format(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _make(connection: sqlite3.Connection) -> None:
    if connection.execute("SELECT count(*) FROM sqlite_master WHERE name <> 'entries' AND sql NOT NULL").fetchone()[0]:
        raise DamagedError("it holds other tables")
    connection.execute("DROP TABLE IF EXISTS entries")
    connection.execute(SCHEMA)
    connection.execute(f"PRAGMA user_version = {FORMAT}")
