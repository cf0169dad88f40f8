"""Commits that changed the review dates of many articles and nothing else."""

from datetime import date
from pathlib import Path

import pytest

from kbtool.history.date_commits import find_date_commits
from tests.history.working_tree import WorkingTree

SINCE = date(2024, 1, 1)


def article(day: str, text: str = "Text.", end: str = "\n") -> str:
    return end.join(["---", "title: A", f"last_reviewed_on: {day}", "---", text, ""])


@pytest.fixture
def tree(tmp_path: Path) -> WorkingTree:
    """Three articles in a folder below the top of the repository, committed once."""
    made = WorkingTree(tmp_path)
    for name in "abc":
        made.write(f"help/docs/en/{name}.md", article("2024-01-01"))
    made.write("help/docs/en/سلام b.md", article("2024-01-01"))
    made.commit("2024-01-02")
    return made


def found(tree: WorkingTree, least: int = 2, since: date = SINCE) -> list[tuple[str, list[str]]]:
    """Day and paths of the commits."""
    commits = find_date_commits(tree.path / "help", "docs", least, since)
    return [(commit.day.isoformat(), sorted(commit.dates)) for commit in commits]


def bump(tree: WorkingTree, names: str, day: str, text: str = "Text.") -> None:
    for name in names:
        tree.write(f"help/docs/en/{name}.md", article(day, text))


def test_dates_that_change_alone_are_found_with_what_they_became(tree: WorkingTree) -> None:
    bump(tree, "ab", "2024-05-04")
    tree.write("help/docs/en/سلام b.md", article("2024-05-04  # all fine"))
    name = tree.commit("2024-05-05")
    (commit,) = find_date_commits(tree.path / "help", "docs", 3, SINCE)
    assert (commit.id, commit.day) == (name, date(2024, 5, 5))
    dates = {"last_reviewed_on": "2024-05-04"}
    assert commit.dates == {f"docs/en/{path}.md": dates for path in ("a", "b", "سلام b")}


def test_an_article_whose_text_changed_too_does_not_count(tree: WorkingTree) -> None:
    bump(tree, "ab", "2024-05-04")
    bump(tree, "c", "2024-05-04", "Better text.")
    tree.commit("2024-05-05")
    assert found(tree) == [("2024-05-05", ["docs/en/a.md", "docs/en/b.md"])]
    assert found(tree, least=3) == []


def test_new_articles_and_few_changes_are_no_bump(tree: WorkingTree) -> None:
    bump(tree, "a", "2024-05-04")
    bump(tree, "def", "2024-05-04")
    tree.commit("2024-05-05")
    assert found(tree) == []


def test_a_line_that_only_looks_like_a_date_is_text(tree: WorkingTree) -> None:
    for name in "ab":
        tree.write(f"help/docs/en/{name}.md", article("2024-01-01", "last_reviewed_on: 2024-05-04 was fine"))
    tree.commit("2024-05-05")
    for name in "ab":
        tree.write(f"help/docs/en/{name}.md", article("2024-01-01", "+++ b/x\nlast_reviewed_on: soon"))
    tree.commit("2024-05-06")
    assert found(tree) == []


def test_a_date_that_moves_to_another_line_stays_what_it_was(tree: WorkingTree) -> None:
    """The fix of key-order moved the dates of our own articles."""
    for name in "ab":
        tree.write(f"help/docs/en/{name}.md", "---\nlast_reviewed_on: 2024-01-01\ntitle: A\n---\nText.\n")
    tree.commit("2024-05-05")
    assert found(tree) == []


def test_other_line_ends_are_a_change_of_text(tree: WorkingTree) -> None:
    for name in "ab":
        (tree.path / f"help/docs/en/{name}.md").write_bytes(article("2024-05-04", end="\r\n").encode())
    tree.commit("2024-05-05")
    assert found(tree) == []


def test_both_fields_count_newest_first_and_no_older_than_asked(tree: WorkingTree) -> None:
    bump(tree, "ab", "2024-05-04")
    tree.commit("2024-05-05")
    bump(tree, "bc", "2024-06-01\nreview_by: 2025-06-01")
    tree.commit("2024-06-02")
    assert [day for day, _ in found(tree)] == ["2024-06-02", "2024-05-05"]
    assert find_date_commits(tree.path / "help", "docs", 2, SINCE)[0].dates["docs/en/b.md"] == {
        "last_reviewed_on": "2024-06-01",
        "review_by": "2025-06-01",
    }
    assert found(tree, since=date(2026, 1, 1)) == []


def test_without_a_past_there_is_nothing_to_find(tmp_path: Path) -> None:
    assert find_date_commits(tmp_path, "docs", 2, SINCE) == ()
    assert found(WorkingTree(tmp_path / "empty")) == []
