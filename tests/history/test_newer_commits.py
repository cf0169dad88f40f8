"""A history that newer commits were added to is that of the whole log, whatever the commits did."""

from collections.abc import Callable
from datetime import date

import pytest

from kbtool.history import git_log, newer_commits, stored_history, versions
from kbtool.history.git_log import Texts, read_history, read_past
from kbtool.history.history import History
from kbtool.history.stored_history import read_stored_history
from kbtool.store.store import Store
from tests.history.working_tree import WorkingTree, text_of

DAY = date(2026, 11, 22)
BLOCK = "Open.\n\n/// audience | agents\n{}\n///\n"


def stored(tree: WorkingTree, texts: Texts = Texts.NEEDED) -> History:
    with Store(tree.path.parent / "store", DAY) as store:
        return read_stored_history(tree.path, "docs", store, texts)


def whole(tree: WorkingTree, texts: Texts = Texts.NEEDED) -> History:
    return read_history(tree.path, "docs", texts)


def article(body: str, state: str = "published") -> str:
    return f"---\ntitle: A\nstate: {state}\n---\n{body}\n"


@pytest.fixture
def from_the_beginning(monkeypatch: pytest.MonkeyPatch) -> Callable[[], bool]:
    """Whether the last history was read from the beginning."""
    read: list[bool] = []
    add = newer_commits.with_newer_commits

    def noted_read(*arguments: object) -> object:
        read.append(True)
        return read_past(*arguments)  # type: ignore[arg-type]

    def noted_add(*arguments: object) -> object:
        read.append(False)
        return add(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(stored_history, "read_past", noted_read)
    monkeypatch.setattr(stored_history, "with_newer_commits", noted_add)
    return lambda: read[-1]


def test_new_texts_and_files_are_added(tree: WorkingTree, from_the_beginning: Callable[[], bool]) -> None:
    """Words, a block for some, a mark for reviewers, a draft that is published, a second author, a picture."""
    tree.commit_text("docs/a.md", article("One.", "draft"), "2024-01-01")
    stored(tree)
    texts = [article("Two."), article("Two."), article(BLOCK.format(1)), article(BLOCK.format(2)), article("Three.")]
    for month, text in enumerate(texts, 2):
        tree.write("docs/b.md", text.replace("A", "B"))
        tree.write("docs/picture.svg", f"<svg>{month // 2}</svg>")
        tree.commit_text("docs/a.md", f"{text}<!-- {month % 2} -->\n", f"2024-0{month}-01", f"Author {month // 2}")
        found = stored(tree)
        assert not from_the_beginning()
        assert found == whole(tree)
        assert list(found.files) == sorted(found.files)
    found = stored(tree)
    assert found.files["docs/a.md"].authors == ("Ann", "Author 1", "Author 2", "Author 3")
    assert found.files["docs/a.md"].versions and found.files["docs/a.md"].beginnings


def test_several_commits_are_added_at_once_and_those_elsewhere_add_nothing(
    tree: WorkingTree, from_the_beginning: Callable[[], bool]
) -> None:
    tree.commit_text("docs/a.md", article("One."), "2024-01-01")
    stored(tree)
    tree.commit_text("docs/b.md", article("Two."), "2024-02-01", "Ben")
    tree.commit_text("elsewhere.md", "Nothing.\n", "2024-03-01", "Eve")
    tree.commit_text("docs/b.md", article("Three."), "2024-04-01", "Cid")
    found = stored(tree)
    assert not from_the_beginning()
    assert found == whole(tree)
    assert found.files["docs/b.md"].authors == ("Ben", "Cid")


@pytest.mark.parametrize("what", ["moved", "deleted", "came back", "ignored", "merged", "rewritten", "from elsewhere"])
def test_what_gives_older_commits_another_meaning_is_read_from_the_beginning(
    tree: WorkingTree, from_the_beginning: Callable[[], bool], what: str
) -> None:
    tree.commit_text("elsewhere.md", text_of("e"), "2024-01-01")
    tree.commit_text("docs/b.md", text_of("b"), "2024-01-01")
    (tree.path / "docs/b.md").unlink()
    first = tree.commit_text("docs/a.md", text_of("a"), "2024-01-02")
    last = tree.commit_text("docs/a.md", text_of("a", 1), "2024-02-01", "Ben")
    stored(tree)
    if what == "moved":
        tree.move("docs/a.md", "docs/c.md")
    elif what == "deleted":
        tree.write("docs/c.md", text_of("c"))
        (tree.path / "docs/a.md").unlink()
    elif what == "came back":
        tree.write("docs/b.md", text_of("b"))
    elif what == "ignored":
        tree.write(".git-blame-ignore-revs", last)
    elif what == "from elsewhere":
        tree.move("elsewhere.md", "docs/elsewhere.md")
    elif what == "rewritten":
        tree.git("reset", "--quiet", "--hard", first)
        tree.write("docs/a.md", text_of("a", 2))
    else:
        tree.git("checkout", "--quiet", "-b", "side", first)
        tree.commit_text("docs/d.md", text_of("d"), "2023-01-01", "Dan")
        tree.git("checkout", "--quiet", "main")
        tree.git("merge", "--quiet", "--no-edit", "side")
    if what != "merged":
        tree.commit("2024-03-01", "Cid")
    found = stored(tree)
    assert from_the_beginning()
    assert found == whole(tree)


def test_a_new_mode_is_no_new_text(tree: WorkingTree, from_the_beginning: Callable[[], bool]) -> None:
    tree.commit_text("docs/a.md", article("One."), "2024-01-01")
    stored(tree)
    (tree.path / "docs/a.md").chmod(0o755)
    tree.commit("2024-02-01", "Ben")
    assert stored(tree) == whole(tree)
    assert not from_the_beginning()


def test_a_file_that_only_a_merge_has_added_begins_with_its_first_change(tree: WorkingTree) -> None:
    first = tree.commit_text("docs/a.md", article("One."), "2024-01-01")
    tree.git("checkout", "--quiet", "-b", "side", first)
    tree.commit_text("docs/b.md", article("Two."), "2024-02-01")
    tree.git("checkout", "--quiet", "main")
    tree.git("merge", "--quiet", "--no-ff", "--no-commit", "side")
    tree.commit_text("docs/c.md", article("Three."), "2024-03-01")
    stored(tree)
    tree.commit_text("docs/c.md", article("Four."), "2024-04-01")
    found = stored(tree)
    assert found == whole(tree)
    assert found.created("docs/c.md") == date(2024, 4, 1)


def test_another_repository_that_was_added_is_no_file(tree: WorkingTree) -> None:
    commit = tree.commit_text("docs/a.md", article("One."), "2024-01-01")
    stored(tree)
    tree.git("update-index", "--add", "--cacheinfo", f"160000,{commit},docs/inner.md")
    tree.git("commit", "--quiet", "-m", "change")
    assert stored(tree) == whole(tree)
    assert "docs/inner.md" not in stored(tree).files


def test_texts_that_were_decided_are_not_read_again_after_a_merge(
    tree: WorkingTree, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = tree.commit_text("docs/a.md", article(BLOCK.format(1)), "2024-01-01")
    tree.commit_text("docs/a.md", article(BLOCK.format(2)), "2024-02-01")
    stored(tree)
    tree.git("checkout", "--quiet", "-b", "side", first)
    tree.commit_text("docs/b.md", article(BLOCK.format(3)), "2024-03-01")
    tree.git("checkout", "--quiet", "main")
    tree.git("merge", "--quiet", "--no-edit", "side")
    asked: list[str] = []

    def noted(top: object, changes: dict[str, object]) -> object:
        asked.extend(changes)
        return versions.read_versions(top, changes)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(git_log, "read_versions", noted)
        found = stored(tree)
    assert asked == ["docs/b.md"]
    assert found == whole(tree)
    assert len(found.files["docs/a.md"].versions) == 2
