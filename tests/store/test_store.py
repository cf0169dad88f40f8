"""What is kept is found again, whole or not at all, and nothing that happens to the file stops its user."""

import sqlite3
import sys
from datetime import date, timedelta
from pathlib import Path
from subprocess import Popen

import pytest

from kbtool.store.store import Store

DAY = date(2026, 11, 22)
WRITER = """
import sys
from datetime import date
from pathlib import Path
from kbtool.store.store import Store

folder, name = Path(sys.argv[1]), sys.argv[2]
for turn in range(20):
    with Store(folder, date(2026, 11, 22)) as store:
        values = {f"{name} {turn} {i}".encode(): b"x" * 1000 for i in range(20)}
        store.keep("numbers", values)
        store.keep("shared", {b"same": b"one value" * 100})
    with Store(folder, date(2026, 11, 22)) as store:
        assert store.find("numbers", values) == values, (name, turn)
"""


def keep(folder: Path, *names: str, day: date = DAY) -> None:
    with Store(folder, day) as store:
        store.keep("letters", {name.encode(): name.encode() * 200 for name in names})


def found(folder: Path, *names: str, day: date = DAY, shelf: str = "letters") -> list[str]:
    with Store(folder, day) as store:
        return sorted(key.decode() for key in store.find(shelf, [name.encode() for name in names]))


def notices(folder: Path) -> list[str]:
    heard: list[str] = []
    with Store(folder, DAY, heard.append) as store:
        assert store.find("letters", [b"a"]) == {}
        store.keep("letters", {b"a": b"again"})
    assert found(folder, "a") == ["a"]
    return heard


def test_what_is_to_be_written_is_found_at_once_and_in_the_place_of_what_was(tmp_path: Path) -> None:
    keep(tmp_path, "a", "b")
    with Store(tmp_path, DAY) as store:
        store.keep("letters", {b"a": b"newer", b"c": b"new"})
        assert store.find("letters", [b"a", b"b", b"c"]) == {b"a": b"newer", b"b": b"b" * 200, b"c": b"new"}
        assert store.find("numbers", [b"a"]) == {}
        assert found(tmp_path, "a", "b", "c") == ["a", "b"]


def test_little_waits_for_the_end_and_much_does_not(tmp_path: Path) -> None:
    with Store(tmp_path, DAY) as store:
        store.keep("letters", {b"a": b"a" * 100})
        store.flush(least=1000)
        assert found(tmp_path, "a") == []
        store.flush(least=100)
        assert found(tmp_path, "a") == ["a"]


def test_a_value_is_found_on_its_shelf_and_on_no_other(tmp_path: Path) -> None:
    keep(tmp_path / "store", "a", "b")
    assert found(tmp_path / "store", "a", "b", "c") == ["a", "b"]
    assert found(tmp_path / "store", "a", shelf="words") == []


def test_more_keys_than_one_question_takes_are_all_found(tmp_path: Path) -> None:
    names = [f"name {i}" for i in range(1_234)]
    keep(tmp_path, *names)
    assert found(tmp_path, *names) == sorted(names)


def test_a_later_value_takes_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    for value in (b"old", b"new"):
        with Store(tmp_path, DAY) as store:
            store.keep("letters", {b"a": value})
    with Store(tmp_path, DAY) as store:
        assert store.find("letters", [b"a"]) == {b"a": b"new"}


def test_a_store_without_a_folder_keeps_nothing() -> None:
    with Store(None, DAY) as store:
        store.keep("letters", {b"a": b"a"})
        assert store.find("letters", [b"a"]) == {}


def test_the_folder_says_to_git_and_to_backups_that_it_is_a_cache(tmp_path: Path) -> None:
    keep(tmp_path / "deep" / "store", "a")
    assert (tmp_path / "deep" / "store" / ".gitignore").read_text(encoding="utf-8").endswith("\n*\n")
    assert (tmp_path / "deep" / "store" / "CACHEDIR.TAG").read_text(encoding="utf-8").startswith("Signature: 8a477f59")


@pytest.mark.parametrize("content", [b"", b"not a database, but long enough to be looked at" * 40, b"\0" * 5000])
def test_a_file_that_is_no_store_is_replaced(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "store.sqlite").write_bytes(content)
    heard = notices(tmp_path)
    assert len(heard) == (1 if content else 0)  # SQLite takes an empty file for a new one
    assert all("damaged" in text for text in heard)


def test_a_store_with_foreign_tables_or_triggers_is_replaced(tmp_path: Path) -> None:
    keep(tmp_path, "a")
    with sqlite3.connect(tmp_path / "store.sqlite") as database:
        database.execute("CREATE TRIGGER evil AFTER INSERT ON entries BEGIN DELETE FROM entries; END")
    database.close()
    assert len(notices(tmp_path)) == 1


def test_a_store_of_another_format_is_emptied_in_silence(tmp_path: Path) -> None:
    keep(tmp_path, "a")
    with sqlite3.connect(tmp_path / "store.sqlite") as database:
        database.execute("PRAGMA user_version = 999")
    database.close()
    assert notices(tmp_path) == []


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.9, 0.99])
def test_a_truncated_store_gives_whole_values_or_none(share: float, tmp_path: Path) -> None:
    names = [f"name {i}" for i in range(200)]
    keep(tmp_path, *names)
    file = tmp_path / "store.sqlite"
    file.write_bytes(file.read_bytes()[: int(file.stat().st_size * share)])
    with Store(tmp_path, DAY) as store:
        values = store.find("letters", [name.encode() for name in names])
        assert all(value == key * 200 for key, value in values.items())
    keep(tmp_path, *names)
    keep(tmp_path, *names)
    assert found(tmp_path, *names) == sorted(names)


def test_flipped_bits_give_whole_values_or_none(tmp_path: Path) -> None:
    names = [f"name {i}" for i in range(60)]
    keep(tmp_path, *names)
    whole = (tmp_path / "store.sqlite").read_bytes()
    lost = 0
    for place in range(0, len(whole), 997):
        spoilt = bytearray(whole)
        spoilt[place] ^= 0x55
        (tmp_path / "store.sqlite").write_bytes(spoilt)
        with Store(tmp_path, DAY) as store:
            values = store.find("letters", [name.encode() for name in names])
        assert all(value == key * 200 for key, value in values.items())
        lost += len(values) < len(names)
    assert lost


def test_a_value_under_another_key_is_not_believed(tmp_path: Path) -> None:
    keep(tmp_path, "a", "b")
    with sqlite3.connect(tmp_path / "store.sqlite") as database:
        database.execute("UPDATE entries SET value = (SELECT value FROM entries WHERE key = ?)", (b"a",))
    database.close()
    assert found(tmp_path, "a", "b") == ["a"]


def test_a_place_where_no_folder_can_be_made_only_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    keep(tmp_path / "file" / "store", "a")
    assert found(tmp_path / "file" / "store", "a") == []


def test_a_store_that_may_only_be_read_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(tmp_path, "a")
    connect = sqlite3.connect

    def connect_read_only(path: Path, **options: object) -> sqlite3.Connection:
        return connect(f"file:{path}?mode=ro", uri=True, **options)  # type: ignore[call-overload, no-any-return]

    monkeypatch.setattr(sqlite3, "connect", connect_read_only)
    keep(tmp_path, "b")
    assert found(tmp_path, "a", "b") == ["a"]


def test_a_full_disk_only_keeps_nothing(tmp_path: Path) -> None:
    keep(tmp_path, "a")
    with Store(tmp_path, DAY) as store:
        store.find("letters", [b"a"])
        assert store._connection
        store._connection.execute("PRAGMA max_page_count = 1")  # "database or disk is full"
        store.keep("letters", {bytes([i]): b"x" * 10_000 for i in range(50)})
    assert found(tmp_path, "a") == ["a"]


def test_a_store_that_is_deleted_meanwhile_harms_nobody(tmp_path: Path) -> None:
    keep(tmp_path / "store", "a")
    with Store(tmp_path / "store", DAY) as store:
        assert store.find("letters", [b"a"])
        for file in (tmp_path / "store").iterdir():
            file.unlink()
        (tmp_path / "store").rmdir()
        store.keep("letters", {b"b": b"b"})
        store.find("letters", [b"b"])
    keep(tmp_path / "store", "c")
    assert found(tmp_path / "store", "a", "b", "c") == ["c"]


def test_two_processes_may_write_at_once(tmp_path: Path) -> None:
    processes = [Popen([sys.executable, "-c", WRITER, str(tmp_path), name]) for name in ("first", "second")]
    assert [process.wait() for process in processes] == [0, 0]
    with Store(tmp_path, DAY) as store:
        names = [f"{name} {turn} {i}".encode() for name in ("first", "second") for turn in range(20) for i in range(20)]
        assert len(store.find("numbers", names)) == 800


def test_values_that_nobody_asks_for_go_after_a_month(tmp_path: Path) -> None:
    keep(tmp_path, "old", "used")
    assert found(tmp_path, "used", day=DAY + timedelta(20)) == ["used"]
    keep(tmp_path, "new", day=DAY + timedelta(31))
    assert found(tmp_path, "old", "used", "new", day=DAY + timedelta(31)) == ["new", "used"]


def test_old_values_are_looked_for_once_a_day(tmp_path: Path) -> None:
    """Each look reads the whole file, and a build closes the store several times."""
    today = DAY + timedelta(40)
    keep(tmp_path, "first", day=today)
    with sqlite3.connect(tmp_path / "store.sqlite") as database:
        database.execute("UPDATE entries SET used = ? WHERE shelf = 'letters'", (DAY.toordinal(),))
    keep(tmp_path, "second", day=today)
    assert names(tmp_path) == ["first", "second"]
    keep(tmp_path, "third", day=today + timedelta(1))
    assert names(tmp_path) == ["second", "third"]


def names(folder: Path) -> list[str]:
    """What lies on the shelf."""
    with sqlite3.connect(folder / "store.sqlite") as database:
        rows = database.execute("SELECT key FROM entries WHERE shelf = 'letters' ORDER BY key").fetchall()
    return [key.decode() for (key,) in rows]


def test_a_store_does_not_outgrow_its_limit(tmp_path: Path) -> None:
    for day in range(10):
        with Store(tmp_path, DAY + timedelta(day), most_bytes=200_000) as store:
            store.keep("letters", {f"{day} {i}".encode(): b"x" * 10_000 for i in range(5)})
    assert (tmp_path / "store.sqlite").stat().st_size < 260_000
    assert found(tmp_path, "9 0", "0 0", day=DAY + timedelta(9)) == ["9 0"]


def test_of_some_shelves_only_the_last_values_stay(tmp_path: Path) -> None:
    for name in "abcde":
        with Store(tmp_path, DAY) as store:
            store.keep("runs", {name.encode(): b""}, most=3)
    assert found(tmp_path, *"abcde", shelf="runs") == ["c", "d", "e"]
