"""Files that are known to be committed are not read again, and never taken for committed when they are not."""

import time
from datetime import date
from pathlib import Path

import pytest

from kbtool.history.changed_files import changes_from
from kbtool.history.committed_files import CommittedFiles
from kbtool.store.store import Store
from tests.history.working_tree import WorkingTree

LATER = 3_000_000_000


@pytest.fixture
def tree(tmp_path: Path) -> WorkingTree:
    found = WorkingTree(tmp_path / "base")
    found.write("docs/en/a.md", "a")
    found.write("docs/en/b.md", "b")
    (found.path / "docs/link.md").symlink_to("en/a.md")
    found.commit("2024-01-01")
    return found


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Grows by each file whose content is asked for."""
    seen: list[str] = []
    real = Path.read_bytes

    def noted(path: Path) -> bytes:
        seen.append(path.name)
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", noted)
    return seen


def changed(tree: WorkingTree, after: int = LATER) -> set[str]:
    """What differs from the last commit, as it is seen so many nanoseconds from now."""
    with Store(tree.path.parent / "store", date(2026, 11, 22)) as store:
        committed = CommittedFiles(tree.path, store, time.time_ns() + after)
        found = changes_from(tree.path, ("docs",), tree.git("rev-parse", "HEAD"), committed)
        committed.keep()
    return set(found.changed | found.deleted)


def test_what_was_the_same_is_not_read_again(tree: WorkingTree, read: list[str]) -> None:
    assert changed(tree) == set() and sorted(read) == ["a.md", "b.md"]
    read.clear()
    assert changed(tree) == set() and read == []


def test_what_was_just_written_is_read_again(tree: WorkingTree, read: list[str]) -> None:
    changed(tree, after=0)
    read.clear()
    assert changed(tree, after=0) == set() and sorted(read) == ["a.md", "b.md"]


def test_a_change_is_seen_whatever_was_known(tree: WorkingTree) -> None:
    changed(tree)
    tree.write("docs/en/a.md", "c")
    assert changed(tree) == {"docs/en/a.md"}
    assert changed(tree) == {"docs/en/a.md"}
    (tree.path / "docs/en/b.md").unlink()
    tree.write("docs/en/c.md", "c")
    assert changed(tree) == {"docs/en/a.md", "docs/en/b.md", "docs/en/c.md"}
    tree.write("docs/en/a.md", "a")
    tree.write("docs/en/b.md", "b")
    assert changed(tree) == {"docs/en/c.md"}


def test_another_commit_is_compared_anew(tree: WorkingTree) -> None:
    changed(tree)
    tree.write("docs/en/a.md", "c")
    tree.commit("2024-01-02")
    assert changed(tree) == set()
    tree.git("update-ref", "HEAD", "HEAD^")
    assert changed(tree) == {"docs/en/a.md"}


def test_a_link_in_the_place_of_a_file_is_a_change(tree: WorkingTree) -> None:
    changed(tree)
    (tree.path / "docs/en/b.md").unlink()
    (tree.path / "docs/en/b.md").symlink_to("a.md")
    (tree.path / "docs/link.md").unlink()
    (tree.path / "docs/link.md").symlink_to("en/b.md")
    assert changed(tree) == {"docs/en/b.md", "docs/link.md"}
