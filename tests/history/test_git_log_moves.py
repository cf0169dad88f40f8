"""Renames, moves and deletions in one line of commits."""

from datetime import date

import pytest

from kbtool.history.git_log import Deletion, FileHistory, History, read_history
from tests.history.working_tree import WorkingTree, text_of


def test_a_move_is_no_update(tree: WorkingTree) -> None:
    tree.commit_text("docs/a.md", text_of("a"), "2024-01-01")
    tree.move("docs/a.md", "docs/new/b.md")
    tree.commit("2024-02-02", "Bob")
    history = read_history(tree.path, "docs")
    assert history.files == {"docs/new/b.md": FileHistory(date(2024, 1, 1), date(2024, 1, 1), ("Ann",))}
    assert history.renames == {"docs/a.md": "docs/new/b.md"}
    assert history.deleted == ()


def test_a_move_with_a_change_is_an_update_of_the_same_file(tree: WorkingTree) -> None:
    tree.commit_text("docs/a.md", text_of("a"), "2024-01-01")
    tree.move("docs/a.md", "docs/b.md")
    tree.commit_text("docs/b.md", text_of("a", changed_lines=9), "2024-02-02", "Bob")
    history = read_history(tree.path, "docs")
    assert history.files == {"docs/b.md": FileHistory(date(2024, 1, 1), date(2024, 2, 2), ("Ann", "Bob"))}
    assert history.renames == {"docs/a.md": "docs/b.md"}


def test_every_former_path_leads_to_the_present_one(tree: WorkingTree) -> None:
    tree.commit_text("docs/a.md", text_of("a"), "2024-01-01")
    for old, new in (("a", "b"), ("b", "c"), ("c", "d")):
        tree.move(f"docs/{old}.md", f"docs/{new}.md")
        tree.commit("2024-02-02")
    history = read_history(tree.path, "docs")
    assert history.renames == {"docs/a.md": "docs/d.md", "docs/b.md": "docs/d.md", "docs/c.md": "docs/d.md"}
    assert history.created("docs/d.md") == date(2024, 1, 1)


def test_a_move_and_its_way_back_leave_the_first_path(tree: WorkingTree) -> None:
    tree.commit_text("docs/a.md", text_of("a"), "2024-01-01")
    tree.move("docs/a.md", "docs/b.md")
    tree.commit("2024-02-02")
    tree.move("docs/b.md", "docs/a.md")
    tree.commit("2024-03-03")
    history = read_history(tree.path, "docs")
    assert history.renames == {"docs/b.md": "docs/a.md"}
    assert history.updated("docs/a.md") == date(2024, 1, 1)


def test_a_new_file_at_a_left_path_is_another_file(tree: WorkingTree) -> None:
    tree.commit_text("docs/a.md", text_of("a"), "2024-01-01", "Ann")
    tree.move("docs/a.md", "docs/b.md")
    tree.commit("2024-02-02")
    tree.commit_text("docs/a.md", text_of("other"), "2024-03-03", "Bob")
    history = read_history(tree.path, "docs")
    assert history.files == {
        "docs/a.md": FileHistory(date(2024, 3, 3), date(2024, 3, 3), ("Bob",)),
        "docs/b.md": FileHistory(date(2024, 1, 1), date(2024, 1, 1), ("Ann",)),
    }
    assert history.renames == {}


def test_a_deleted_file_is_listed_with_its_day(tree: WorkingTree) -> None:
    tree.write("docs/b.md", "stays")
    tree.commit_text("docs/a.md", text_of("a"), "2024-01-01")
    (tree.path / "docs/a.md").unlink()
    tree.commit("2024-02-02")
    history = read_history(tree.path, "docs")
    assert list(history.files) == ["docs/b.md"]
    assert history.deleted == (Deletion("docs/a.md", date(2024, 2, 2)),)


def test_a_file_moved_and_then_deleted_is_listed_with_both_paths(tree: WorkingTree) -> None:
    tree.commit_text("docs/a.md", text_of("a"), "2024-01-01")
    tree.move("docs/a.md", "docs/b.md")
    tree.commit("2024-02-02")
    (tree.path / "docs/b.md").unlink()
    tree.commit("2024-03-03")
    history = read_history(tree.path, "docs")
    assert history.deleted == (Deletion("docs/a.md", date(2024, 3, 3)), Deletion("docs/b.md", date(2024, 3, 3)))
    assert history.renames == {}


def test_a_file_made_anew_after_its_deletion_begins_there(tree: WorkingTree) -> None:
    tree.commit_text("docs/a.md", text_of("a"), "2024-01-01", "Ann")
    (tree.path / "docs/a.md").unlink()
    tree.commit("2024-02-02")
    tree.commit_text("docs/a.md", text_of("other"), "2024-03-03", "Bob")
    history = read_history(tree.path, "docs")
    assert history.files == {"docs/a.md": FileHistory(date(2024, 3, 3), date(2024, 3, 3), ("Bob",))}
    assert history.deleted == ()


def test_a_file_moved_to_the_path_of_a_deleted_one_is_not_that_file(tree: WorkingTree) -> None:
    tree.commit_text("docs/b.md", text_of("old"), "2023-01-01", "Bob")
    (tree.path / "docs/b.md").unlink()
    tree.commit("2023-02-02")
    tree.commit_text("docs/a.md", text_of("a"), "2024-01-01", "Ann")
    tree.move("docs/a.md", "docs/b.md")
    tree.commit("2024-02-02")
    expected = FileHistory(date(2024, 1, 1), date(2024, 1, 1), ("Ann",))
    assert read_history(tree.path, "docs") == History({"docs/b.md": expected}, {"docs/a.md": "docs/b.md"})


def test_files_that_came_from_elsewhere_keep_their_dates(tree: WorkingTree) -> None:
    tree.write("README.md", text_of("readme"))
    tree.commit_text("wiki/old.md", text_of("a"), "2024-01-01", "Ann")
    tree.move("wiki/old.md", "wiki/a.md")
    tree.commit("2024-02-02")
    tree.commit_text("wiki/a.md", text_of("a", changed_lines=3), "2024-03-03", "Bob")
    tree.move("wiki/a.md", "docs/a.md")
    tree.move("README.md", "docs/index.md")
    tree.commit("2024-04-04", "Mover")
    history = read_history(tree.path, "docs")
    assert history.files == {
        "docs/a.md": FileHistory(date(2024, 1, 1), date(2024, 3, 3), ("Ann", "Bob")),
        "docs/index.md": FileHistory(date(2024, 1, 1), date(2024, 1, 1), ("Ann",)),
    }
    assert (history.renames, history.deleted) == ({}, ())


@pytest.mark.parametrize("folder", ["wiki", "wiki/en", "."])
def test_many_files_that_came_from_elsewhere_keep_their_dates(tree: WorkingTree, folder: str) -> None:
    names = [f"{number}.md" for number in range(120)]
    for name in names:
        tree.write(f"{folder}/{name}", text_of(name))
    tree.commit("2024-01-01")
    for name in names:
        tree.move(f"{folder}/{name}", f"docs/{name}")
    tree.commit("2024-02-02")
    history = read_history(tree.path, "docs")
    assert {history.updated(f"docs/{name}") for name in names} == {date(2024, 1, 1)}


def test_a_file_moved_out_of_the_docs_folder_is_gone_for_its_readers(tree: WorkingTree) -> None:
    tree.write("docs/b.md", "stays")
    tree.commit_text("docs/a.md", text_of("a"), "2024-01-01")
    tree.move("docs/a.md", "archive/a.md")
    tree.commit("2024-02-02")
    assert read_history(tree.path, "docs").deleted == (Deletion("docs/a.md", date(2024, 2, 2)),)


def test_an_empty_file_is_not_another_empty_file(tree: WorkingTree) -> None:
    tree.commit_text("docs/a.md", "", "2024-01-01")
    (tree.path / "docs/a.md").unlink()
    tree.commit_text("docs/b.md", "", "2024-02-02")
    history = read_history(tree.path, "docs")
    assert history.created("docs/b.md") == date(2024, 2, 2)
    assert history.deleted == (Deletion("docs/a.md", date(2024, 2, 2)),)
