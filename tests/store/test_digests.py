"""Digests say whether something is the same; hints of the disk only spare the reading."""

import os
from collections.abc import Set
from datetime import date
from pathlib import Path

import msgspec
import pytest

from kbtool.store.digests import code_digest, digest_of
from kbtool.store.file_digests import FileDigests
from kbtool.store.file_sign import sign_of
from kbtool.store.store import Store

DAY = date(2026, 11, 22)
LONG_AGO = 1_000_000_000


def digest(root: Path, name: str = "a.md", clock: int | None = None) -> tuple[bytes, bool]:
    """The digest of a file, and whether it was read."""
    with Store(root / "store", DAY) as store:
        digests = FileDigests(root, store, *([clock] if clock else []))
        found = digests.of(name)
        was_read = digests.was_read(name)
        digests.keep()
    return found, was_read


def far_future() -> int:
    return 2**62


def test_parts_are_told_apart() -> None:
    assert len({digest_of("ab", "c"), digest_of("a", "bc"), digest_of("abc"), digest_of("abc", "")}) == 4
    assert digest_of("ab", b"c") == digest_of(b"ab", "c")


def test_code_has_a_digest_of_its_own_and_data_files_count() -> None:
    assert code_digest("lint") != code_digest("content") != code_digest("errors.py", "lint")
    assert code_digest("lint", "errors.py") == code_digest("errors.py", "lint")


def test_an_unchanged_file_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("one", encoding="utf-8")
    first = digest(tmp_path, clock=far_future())
    assert first == (digest_of(b"one"), True)
    assert digest(tmp_path, clock=far_future()) == (digest_of(b"one"), False)


def test_a_file_that_changed_a_moment_ago_is_read_again(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("one", encoding="utf-8")
    assert [digest(tmp_path)[1] for _ in range(2)] == [True, True]


def test_another_text_of_the_same_size_and_time_is_seen(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("one", encoding="utf-8")
    os.utime(file, (LONG_AGO, LONG_AGO))
    digest(tmp_path, clock=far_future())
    file.write_text("two", encoding="utf-8")
    os.utime(file, (LONG_AGO, LONG_AGO))
    assert digest(tmp_path, clock=far_future()) == (digest_of(b"two"), True)


def test_another_file_in_its_place_is_seen(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("one", encoding="utf-8")
    (tmp_path / "b.md").write_text("two", encoding="utf-8")
    digest(tmp_path, clock=far_future())
    (tmp_path / "b.md").replace(tmp_path / "a.md")
    assert digest(tmp_path, clock=far_future()) == (digest_of(b"two"), True)


def asked(root: Path, *names: str, present: Set[str] | None = None) -> list[str]:
    """Asks for the digests of files; returns those that had to be read."""
    with Store(root / "store", DAY) as store:
        digests = FileDigests(root, store, far_future())
        found = {name: sign_of((root / name).stat()) for name in names}
        known = digests.known(found)
        for name in names:
            assert digests.of(name) == digest_of((root / name).read_bytes()) == known.get(name, digests.of(name))
        digests.keep(present)
        assert known.keys() == {name for name in names if not digests.was_read(name)}
        return [name for name in names if digests.was_read(name)]


def test_who_asks_for_other_files_leaves_what_is_known(tmp_path: Path) -> None:
    """A build asks for articles, then for pictures; with one forgetting the other's, every build would read all."""
    for name in ("a.md", "b.md", "c.png"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    assert asked(tmp_path, "a.md", "b.md", present={"a.md", "b.md", "c.png"}) == ["a.md", "b.md"]
    assert asked(tmp_path, "c.png") == ["c.png"]
    assert asked(tmp_path, "a.md", "b.md", "c.png", present={"a.md", "b.md", "c.png"}) == []
    (tmp_path / "b.md").write_text("another text", encoding="utf-8")
    assert asked(tmp_path, "a.md", "b.md", "c.png", present={"a.md", "b.md", "c.png"}) == ["b.md"]
    assert asked(tmp_path, "a.md", "b.md", "c.png") == []


def test_files_that_are_gone_are_forgotten(tmp_path: Path) -> None:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    asked(tmp_path, "a.md", "b.md")
    assert asked(tmp_path, "a.md", present={"a.md"}) == []
    assert asked(tmp_path, "a.md", "b.md") == ["b.md"]


def test_a_hint_of_a_file_that_changed_a_moment_ago_goes(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("one", encoding="utf-8")
    digest(tmp_path, clock=far_future())
    (tmp_path / "a.md").write_text("other", encoding="utf-8")
    digest(tmp_path)
    with Store(tmp_path / "store", DAY) as store:
        (value,) = store.find("files", [digest_of("signs", str(tmp_path))]).values()
    assert msgspec.msgpack.decode(value) == {}


def test_hints_that_cannot_be_read_are_no_hints(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("one", encoding="utf-8")
    digest(tmp_path, clock=far_future())
    with Store(tmp_path / "store", DAY) as store:
        store.keep("files", {digest_of("signs", str(tmp_path)): b"no hints at all"})
    assert digest(tmp_path, clock=far_future()) == (digest_of(b"one"), True)


def test_bytes_are_kept_for_who_wants_them_and_once(tmp_path: Path) -> None:
    """Else a build would hold every article and every picture of the base until its end."""
    for name in ("a.md", "b.png"):
        (tmp_path / name).write_text("one", encoding="utf-8")
    with Store(tmp_path / "store", DAY) as store:
        digests = FileDigests(tmp_path, store)
        digests.of("a.md", is_wanted=True)
        digests.of("b.png")
        for name in ("a.md", "b.png"):
            (tmp_path / name).write_text("other", encoding="utf-8")
        assert [digests.data(name) for name in ("a.md", "a.md", "b.png")] == [b"one", b"other", b"other"]


def test_a_file_that_is_gone_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("one", encoding="utf-8")
    digest(tmp_path, clock=far_future())
    (tmp_path / "a.md").unlink()
    with pytest.raises(FileNotFoundError):
        digest(tmp_path, clock=far_future())
