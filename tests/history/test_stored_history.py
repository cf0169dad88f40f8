"""The history is read once for each state of the repository, and again when anything has changed that it comes from."""

from datetime import date
from pathlib import Path

import pytest

from kbtool.history import stored_history
from kbtool.history.git_log import Texts, read_history, read_past
from kbtool.history.history import History
from kbtool.history.past import Past
from kbtool.history.repository import Repository
from kbtool.history.stored_history import history_digest, read_stored_history
from kbtool.store.store import Store
from tests.history.working_tree import WorkingTree, text_of

DAY = date(2026, 11, 22)


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The docs folders whose history was read from the beginning."""
    found: list[str] = []

    def noted(repository: Repository, docs_name: str, texts: Texts, known: Past | None) -> Past:
        found.append(docs_name)
        return read_past(repository, docs_name, texts, known)

    monkeypatch.setattr(stored_history, "read_past", noted)
    return found


def stored(tree: WorkingTree, texts: Texts = Texts.NO) -> History:
    with Store(tree.path / "store", DAY) as store:
        return read_stored_history(tree.path, "docs", store, texts)


def test_an_unchanged_repository_is_asked_once(tree: WorkingTree, reads: list[str]) -> None:
    tree.commit_text("docs/en/a.md", text_of("a"), "2024-01-01")
    tree.move("docs/en/a.md", "docs/en/b.md")
    tree.commit("2024-02-01")
    first = stored(tree)
    tree.write("docs/en/c.md", "not committed")
    assert stored(tree) == first == read_history(tree.path, "docs")
    assert first.renames == {"docs/en/a.md": "docs/en/b.md"}
    assert reads == ["docs"]


def test_a_commit_a_mailmap_and_a_replaced_commit_count(tree: WorkingTree, reads: list[str]) -> None:
    first = tree.commit_text("docs/en/a.md", text_of("a"), "2024-01-01")
    digests = [history_digest(tree.path)]
    second = tree.commit_text("docs/en/a.md", text_of("a", 1), "2024-03-01", author="Ben")
    digests.append(history_digest(tree.path))
    tree.write(".mailmap", "Benjamin <ann@example.org> Ben <ann@example.org>\n")
    digests.append(history_digest(tree.path))
    tree.git("replace", second, first)
    digests.append(history_digest(tree.path))
    tree.git("config", "log.mailmap", "false")
    digests.append(history_digest(tree.path))
    assert len(set(digests)) == 5


def test_what_was_stored_is_true_after_each_commit(tree: WorkingTree, reads: list[str]) -> None:
    for i in range(4):
        tree.commit_text(f"docs/en/{i % 2}.md", text_of(str(i), i), f"2024-0{i + 1}-01", author=f"Author {i % 3}")
        assert stored(tree) == stored(tree) == read_history(tree.path, "docs")
    assert len(reads) == 1


def test_without_a_repository_nothing_is_kept(tmp_path: Path, reads: list[str]) -> None:
    tree = WorkingTree(tmp_path / "base", is_new=False)
    tree.path.mkdir()
    assert stored(tree).reason == stored(tree).reason == read_history(tree.path, "docs").reason != ""
    assert reads == []


def test_texts_of_the_past_come_back_the_same(tree: WorkingTree, reads: list[str]) -> None:
    tree.commit_text("docs/en/a.md", "---\nstate: draft\n---\nA <!-- b -->\n", "2024-01-01")
    tree.commit_text("docs/en/a.md", "---\nstate: published\n---\nA <!-- c -->\n", "2024-02-01")
    found = stored(tree, Texts.NEEDED)
    assert found == stored(tree, Texts.NEEDED) == read_history(tree.path, "docs", Texts.NEEDED)
    file = found.files["docs/en/a.md"]
    assert found.has_texts and file.versions and file.beginnings
    assert not stored(tree).has_texts
    assert reads == ["docs", "docs"]


def test_a_history_without_the_texts_that_were_wanted_is_asked_again(
    tree: WorkingTree, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree.commit_text("docs/en/a.md", text_of("a"), "2024-01-01")
    with monkeypatch.context() as patch:
        patch.setattr(
            stored_history, "read_past", lambda repository, docs, *rest: read_past(repository, docs, Texts.NO)
        )
        assert not stored(tree, Texts.WANTED).has_texts
    assert stored(tree, Texts.WANTED).has_texts
