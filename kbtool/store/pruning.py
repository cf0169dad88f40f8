"""What leaves the store, so that it does not grow for ever."""

import sqlite3

from kbtool.store.database import transaction, used_bytes

UNUSED_DAYS = 30
NOTE = ("pruned", b"")
"""Shelf and key of the day on which old values were last looked for; to look is to read the whole file."""


def prune(database: sqlite3.Connection, day: int, most_bytes: int) -> None:
    """Takes out what nobody asked for in 30 days, once a day; of more than `most_bytes`, the longest unused until half
    is left.

    `day` is today's ordinal number.
    """
    if database.execute("SELECT used FROM entries WHERE shelf = ? AND key = ?", NOTE).fetchone() != (day,):
        with transaction(database):
            database.execute("DELETE FROM entries WHERE used < ?", (day - UNUSED_DAYS,))
            database.execute(
                "INSERT OR REPLACE INTO entries (shelf, key, used, value) VALUES (?, ?, ?, x'')", (*NOTE, day)
            )
    excess = used_bytes(database) - most_bytes
    if excess > 0:
        _shrink(database, excess + most_bytes // 2)


def _shrink(database: sqlite3.Connection, excess: int) -> None:
    """Takes out so many bytes."""
    old = []
    for row, size in database.execute("SELECT rowid, length(value) FROM entries ORDER BY used, rowid"):
        old.append((row,))
        excess -= size
        if excess <= 0:
            break
    with transaction(database):
        database.executemany("DELETE FROM entries WHERE rowid = ?", old)
    database.execute("VACUUM")
