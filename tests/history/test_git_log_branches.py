"""Files that were changed in several branches at once."""

from datetime import date

import pytest

from kbtool.history.git_log import Deletion, FileHistory, read_history
from tests.history.working_tree import WorkingTree, text_of


@pytest.fixture
def begun(tree: WorkingTree) -> WorkingTree:
    tree.write("docs/other.md", text_of("other"))
    tree.commit_text("docs/a.md", text_of("a"), "2024-01-01", "Ann")
    return tree


def _merge(tree: WorkingTree, *options: str) -> None:
    tree.git("merge", "--quiet", "--no-ff", "--no-commit", *options, "side")


def _commit_merge(tree: WorkingTree) -> None:
    tree.commit("2024-12-12", "Merger")


def test_a_merge_adds_nothing(begun: WorkingTree) -> None:
    begun.git("checkout", "--quiet", "-b", "side")
    begun.commit_text("docs/a.md", text_of("a", changed_lines=2), "2024-02-02", "Bob")
    begun.git("checkout", "--quiet", "main")
    begun.commit_text("docs/other.md", "other", "2024-03-03")
    _merge(begun)
    _commit_merge(begun)
    expected = FileHistory(date(2024, 1, 1), date(2024, 2, 2), ("Ann", "Bob"))
    assert read_history(begun.path, "docs").files["docs/a.md"] == expected


@pytest.mark.parametrize("is_moved_first", [True, False])
def test_a_move_in_one_branch_and_a_change_in_another_are_one_file(begun: WorkingTree, is_moved_first: bool) -> None:
    def move() -> None:
        begun.git("checkout", "--quiet", "side")
        begun.move("docs/a.md", "docs/b.md")
        begun.commit("2024-02-02")
        begun.git("checkout", "--quiet", "main")

    def change() -> None:
        begun.commit_text("docs/a.md", text_of("a", changed_lines=2), "2024-03-03", "Bob")

    begun.git("branch", "side")
    for step in (move, change) if is_moved_first else (change, move):
        step()
    _merge(begun)
    _commit_merge(begun)
    history = read_history(begun.path, "docs")
    assert history.files["docs/b.md"] == FileHistory(date(2024, 1, 1), date(2024, 3, 3), ("Ann", "Bob"))
    assert history.renames == {"docs/a.md": "docs/b.md"}
    assert history.deleted == ()


def test_the_same_move_in_two_branches_is_one(begun: WorkingTree) -> None:
    begun.git("checkout", "--quiet", "-b", "side")
    begun.move("docs/a.md", "docs/b.md")
    begun.commit("2024-02-02")
    begun.commit_text("docs/b.md", text_of("a", changed_lines=1), "2024-02-03", "Bob")
    begun.git("checkout", "--quiet", "main")
    begun.move("docs/a.md", "docs/b.md")
    begun.commit("2024-03-03")
    _merge(begun)
    _commit_merge(begun)
    history = read_history(begun.path, "docs")
    assert history.files["docs/b.md"] == FileHistory(date(2024, 1, 1), date(2024, 2, 3), ("Ann", "Bob"))
    assert history.renames == {"docs/a.md": "docs/b.md"}


def test_the_same_addition_in_two_branches_is_one_file(begun: WorkingTree) -> None:
    begun.git("branch", "side")
    begun.commit_text("docs/b.md", text_of("b"), "2024-02-02", "Bob")
    begun.git("checkout", "--quiet", "side")
    begun.commit_text("docs/b.md", text_of("b"), "2024-03-03", "Cem")
    begun.commit_text("docs/b.md", text_of("b", changed_lines=1), "2024-03-04", "Cem")
    begun.git("checkout", "--quiet", "main")
    _merge(begun, "--strategy-option=theirs")
    _commit_merge(begun)
    assert read_history(begun.path, "docs").files["docs/b.md"].updated == date(2024, 3, 4)
    assert read_history(begun.path, "docs").deleted == ()


def test_a_file_deleted_in_one_branch_and_kept_by_the_merge_lives(begun: WorkingTree) -> None:
    begun.git("checkout", "--quiet", "-b", "side")
    (begun.path / "docs/a.md").unlink()
    begun.commit_text("docs/new.md", text_of("new"), "2024-02-02")
    begun.git("checkout", "--quiet", "main")
    begun.commit_text("docs/other.md", "other", "2024-03-03")
    _merge(begun)
    begun.write("docs/a.md", text_of("a"))
    _commit_merge(begun)
    history = read_history(begun.path, "docs")
    assert history.files["docs/a.md"] == FileHistory(date(2024, 1, 1), date(2024, 1, 1), ("Ann",))
    assert history.deleted == ()


def test_a_move_that_the_merge_did_not_take_leads_back(begun: WorkingTree) -> None:
    begun.git("checkout", "--quiet", "-b", "side")
    begun.move("docs/a.md", "docs/b.md")
    begun.commit_text("docs/new.md", text_of("new"), "2024-02-02")
    begun.commit_text("docs/b.md", text_of("a", changed_lines=2), "2024-02-03", "Bob")
    begun.git("checkout", "--quiet", "main")
    begun.commit_text("docs/other.md", "other", "2024-03-03")
    _merge(begun)
    begun.move("docs/b.md", "docs/a.md")
    _commit_merge(begun)
    history = read_history(begun.path, "docs")
    assert history.files["docs/a.md"] == FileHistory(date(2024, 1, 1), date(2024, 2, 3), ("Ann", "Bob"))
    assert history.renames == {"docs/b.md": "docs/a.md"}


def test_a_file_that_only_a_merge_brought_has_no_date(begun: WorkingTree) -> None:
    begun.git("checkout", "--quiet", "-b", "side")
    begun.commit_text("docs/b.md", text_of("b"), "2024-02-02")
    begun.git("checkout", "--quiet", "main")
    begun.commit_text("docs/other.md", "other", "2024-03-03")
    _merge(begun)
    begun.write("docs/c.md", text_of("c"))
    _commit_merge(begun)
    assert read_history(begun.path, "docs").files["docs/c.md"] == FileHistory(None, None, ())


def test_a_file_that_a_merge_removed_is_listed_without_a_day(begun: WorkingTree) -> None:
    begun.git("checkout", "--quiet", "-b", "side")
    begun.commit_text("docs/b.md", text_of("b"), "2024-02-02")
    begun.commit_text("docs/c.md", text_of("c"), "2024-02-03")
    begun.git("checkout", "--quiet", "main")
    begun.commit_text("docs/other.md", "other", "2024-03-03")
    _merge(begun)
    (begun.path / "docs/c.md").unlink()
    _commit_merge(begun)
    history = read_history(begun.path, "docs")
    assert list(history.files) == ["docs/a.md", "docs/b.md", "docs/other.md"]
    assert history.deleted == (Deletion("docs/c.md", None),)


def test_a_clock_that_ran_ahead_does_not_change_the_order(begun: WorkingTree) -> None:
    begun.git("commit", "--quiet", "--amend", "--no-edit", GIT_COMMITTER_DATE="2040-01-01T00:00:00+0000")
    begun.git("checkout", "--quiet", "-b", "side")
    begun.commit_text("docs/a.md", text_of("a", changed_lines=2), "2024-02-02", "Bob")
    begun.git("checkout", "--quiet", "main")
    begun.commit_text("docs/other.md", "other", "2024-03-03")
    _merge(begun)
    _commit_merge(begun)
    expected = FileHistory(date(2024, 1, 1), date(2024, 2, 2), ("Ann", "Bob"))
    assert read_history(begun.path, "docs").files["docs/a.md"] == expected
