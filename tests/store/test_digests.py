"""Digests say whether something is the same; hints of the disk only spare the reading."""

import os
from datetime import date
from pathlib import Path

import pytest

from kbtool.store.digests import code_digest, digest_of
from kbtool.store.file_digests import FileDigests
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


def test_hints_that_cannot_be_read_are_no_hints(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("one", encoding="utf-8")
    digest(tmp_path, clock=far_future())
    with Store(tmp_path / "store", DAY) as store:
        store.keep("files", {digest_of("hints", str(tmp_path)): b"no hints at all"})
    assert digest(tmp_path, clock=far_future()) == (digest_of(b"one"), True)


def test_a_file_that_is_gone_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("one", encoding="utf-8")
    digest(tmp_path, clock=far_future())
    (tmp_path / "a.md").unlink()
    with pytest.raises(FileNotFoundError):
        digest(tmp_path, clock=far_future())
