"""Dates, authors and names of files in one line of commits."""

from datetime import date
from pathlib import Path

import pytest

from kbtool.history.git_log import FileHistory, History, read_history
from tests.history.working_tree import WorkingTree, text_of


def test_the_first_and_the_last_commit_of_a_text_date_it(tree: WorkingTree) -> None:
    tree.commit_text("docs/a.md", "one", "2024-01-01")
    tree.commit_text("docs/a.md", "two", "2024-02-02")
    tree.commit_text("docs/a.md", "three", "2024-03-03")
    expected = FileHistory(date(2024, 1, 1), date(2024, 3, 3), ("Ann",))
    assert read_history(tree.path, "docs") == History({"docs/a.md": expected})


def test_dates_are_asked_for_by_path(tree: WorkingTree) -> None:
    tree.commit_text("docs/a.md", "one", "2024-01-01")
    tree.commit_text("docs/a.md", "two", "2024-02-02")
    history = read_history(tree.path, "docs")
    assert history.created("docs/a.md") == date(2024, 1, 1)
    assert history.updated("docs/a.md") == date(2024, 2, 2)
    assert history.created("docs/b.md") is None
    assert history.updated("docs/b.md") is None


def test_only_the_docs_folder_is_in_the_history(tree: WorkingTree) -> None:
    tree.write("README.md", "readme")
    tree.write("docs-old/a.md", "old")
    tree.write("docs/a.md", "new")
    tree.commit("2024-01-01")
    assert list(read_history(tree.path, "docs").files) == ["docs/a.md"]


def test_permissions_are_no_text(tree: WorkingTree) -> None:
    tree.commit_text("docs/a.md", "one", "2024-01-01")
    (tree.path / "docs/a.md").chmod(0o755)
    tree.commit("2024-02-02")
    assert read_history(tree.path, "docs").updated("docs/a.md") == date(2024, 1, 1)


def test_uncommitted_changes_do_not_matter(tree: WorkingTree) -> None:
    commit = tree.commit_text("docs/a.md", "one", "2024-01-01")
    before = read_history(tree.path, "docs")
    tree.write(".git-blame-ignore-revs", commit)
    tree.write("docs/b.md", "new")
    tree.write("docs/a.md", "two")
    tree.git("add", "docs/b.md")
    assert read_history(tree.path, "docs") == before


def test_authors_stand_in_the_order_of_their_first_contribution(tree: WorkingTree) -> None:
    for number, author in enumerate(("Cem", "Ann", "Bob", "Ann", "Cem")):
        tree.commit_text("docs/a.md", str(number), f"2024-01-0{number + 1}", author)
    assert read_history(tree.path, "docs").files["docs/a.md"].authors == ("Cem", "Ann", "Bob")


def test_the_mailmap_joins_the_names_of_one_person(tree: WorkingTree) -> None:
    tree.write("docs/a.md", "one")
    tree.commit("2024-01-01", "ann", "ann@old.example")
    tree.write(".mailmap", "Ann Lee <ann@example.org> <ann@old.example>\n")
    tree.commit_text("docs/a.md", "two", "2024-01-02", "Ann Lee")
    assert read_history(tree.path, "docs").files["docs/a.md"].authors == ("Ann Lee",)


@pytest.mark.parametrize("separator", ["\n", "\r\n", "  # reformatted\n"])
def test_an_ignored_commit_is_no_update(tree: WorkingTree, separator: str) -> None:
    tree.commit_text("docs/a.md", "one", "2024-01-01", "Ann")
    reformatted = tree.commit_text("docs/a.md", "ONE", "2024-02-02", "Robot")
    tree.commit_text(".git-blame-ignore-revs", f"# reformatting\n\n{reformatted}{separator}", "2024-03-03")
    expected = FileHistory(date(2024, 1, 1), date(2024, 1, 1), ("Ann",))
    assert read_history(tree.path, "docs").files == {"docs/a.md": expected}


def test_a_file_that_an_ignored_commit_made_has_its_date(tree: WorkingTree) -> None:
    imported = tree.commit_text("docs/a.md", "one", "2024-01-01")
    tree.commit_text(".git-blame-ignore-revs", imported, "2024-03-03")
    assert read_history(tree.path, "docs").created("docs/a.md") == date(2024, 1, 1)


@pytest.mark.parametrize(
    "name", ["退款.md", "بازپرداخت.md", 'quo"ted.md', "new\nline.md", "tab\t.md", "-f.md", ":(top)a.md", "a*b [c].md"]
)
def test_any_name_of_a_file_is_kept(tree: WorkingTree, name: str) -> None:
    tree.commit_text("docs/a.md", text_of("a"), "2024-01-01")
    tree.move("docs/a.md", f"docs/{name}")
    tree.commit("2024-02-02")
    history = read_history(tree.path, "docs")
    assert history.created(f"docs/{name}") == date(2024, 1, 1)
    assert history.renames == {"docs/a.md": f"docs/{name}"}


@pytest.mark.parametrize("name", ["文档", "*", ":(top)", ":!other", "[ab]", "-x", "a b", "help/docs"])
def test_any_name_of_the_docs_folder_is_taken_as_it_is(tree: WorkingTree, name: str) -> None:
    tree.write("other/b.md", "other")
    tree.commit_text(f"{name}/a.md", "one", "2024-01-01")
    assert list(read_history(tree.path, name).files) == [f"{name}/a.md"]


@pytest.mark.parametrize("folder", ["help", "产品/帮助", "new\nline"])
def test_paths_are_relative_to_the_folder_of_mkdocs_yml(tree: WorkingTree, folder: str) -> None:
    tree.commit_text("docs/a.md", "another base", "2023-01-01")
    tree.commit_text(f"{folder}/docs/a.md", text_of("a"), "2024-01-01")
    tree.move(f"{folder}/docs/a.md", f"{folder}/docs/b.md")
    reformatted = tree.commit_text(f"{folder}/docs/b.md", text_of("a", changed_lines=1), "2024-02-02")
    tree.write(f"{folder}/docs/c.md", "c")
    tree.commit_text(".git-blame-ignore-revs", reformatted, "2024-03-03")
    history = read_history(tree.path / folder, "docs")
    assert list(history.files) == ["docs/b.md", "docs/c.md"]
    assert history.updated("docs/b.md") == date(2024, 1, 1)
    assert history.renames == {"docs/a.md": "docs/b.md"}


def test_a_linked_working_tree_has_the_history_of_its_branch(tree: WorkingTree, tmp_path: Path) -> None:
    tree.commit_text("docs/a.md", "one", "2024-01-01")
    tree.git("worktree", "add", "--quiet", "-b", "side", str(tmp_path / "side"))
    side = WorkingTree(tmp_path / "side", is_new=False)
    side.commit_text("docs/a.md", "two", "2024-02-02")
    assert read_history(side.path, "docs").updated("docs/a.md") == date(2024, 2, 2)
    assert read_history(tree.path, "docs").updated("docs/a.md") == date(2024, 1, 1)


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("2024-01-01T20:30:00-0700", date(2024, 1, 2)),
        ("2024-01-02T03:00:00+0900", date(2024, 1, 1)),
        ("2099-12-31T12:00:00+0000", date(2099, 12, 31)),
        ("@0 +0000", date(1970, 1, 1)),
    ],
)
def test_the_day_is_the_authors_in_utc(tree: WorkingTree, when: str, expected: date) -> None:
    tree.commit_text("docs/a.md", "one", when)
    assert read_history(tree.path, "docs").created("docs/a.md") == expected


def test_the_last_commit_dates_a_file_whatever_the_clocks_said(tree: WorkingTree) -> None:
    tree.commit_text("docs/a.md", "one", "2099-01-01")
    tree.commit_text("docs/a.md", "two", "2024-01-01")
    assert read_history(tree.path, "docs").updated("docs/a.md") == date(2024, 1, 1)
