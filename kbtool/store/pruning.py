"""What leaves the store, so that it does not grow for ever."""

import sqlite3

from kbtool.store.database import transaction, used_bytes

UNUSED_DAYS = 30


def prune(database: sqlite3.Connection, day: int, most_bytes: int) -> None:
    """Takes out what nobody asked for in 30 days; of more than `most_bytes`, the longest unused until half is left.

    `day` is today's ordinal number.
    """
    with transaction(database):
        database.execute("DELETE FROM entries WHERE used < ?", (day - UNUSED_DAYS,))
    excess = used_bytes(database) - most_bytes
    if excess <= 0:
        return
    excess += most_bytes // 2
    old = []
    for row, size in database.execute("SELECT rowid, length(value) FROM entries ORDER BY used, rowid"):
        old.append((row,))
        excess -= size
        if excess <= 0:
            break
    with transaction(database):
        database.executemany("DELETE FROM entries WHERE rowid = ?", old)
    database.execute("VACUUM")
