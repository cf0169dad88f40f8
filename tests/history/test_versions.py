"""The texts of the past that decide whose dates are whose, out of real repositories."""

from datetime import date

import pytest

from kbtool.history.git_log import FileHistory, Texts, read_history
from tests.history.working_tree import WorkingTree

BLOCK = "Open.\n\n/// audience | agents\n{}\n///\n"
JANUARY, FEBRUARY, MARCH = "2024-01-01", "2024-02-02", "2024-03-03"


def article(body: str = "One two.", **fields: str) -> str:
    return "---\ntitle: A\n" + "".join(f"{name}: {value}\n" for name, value in fields.items()) + f"---\n{body}\n"


def commit(tree: WorkingTree, *texts: str) -> FileHistory:
    """The history of an article that had these texts, one a month."""
    for month, text in enumerate(texts, 1):
        tree.commit_text("docs/a.md", text, f"2024-{month:02}-{month:02}")
    return read_history(tree.path, "docs", Texts.NEEDED).files["docs/a.md"]


def last(file: FileHistory) -> list[str]:
    return [str(version.day) for version in file.versions]


def first(file: FileHistory) -> list[str]:
    return [str(version.day) for version in file.beginnings]


def test_a_last_change_of_the_words_needs_no_text(tree: WorkingTree) -> None:
    assert last(commit(tree, article("One."), article("Two."), article("Three."))) == []


@pytest.mark.parametrize(
    "text",
    [
        article(reviewers="[ann]"),
        article("One\n\ntwo."),
        article("One two.\n<!-- three -->"),
        article("One two.\n\n/// audience | agents\nthree\n///"),
    ],
)
def test_a_last_change_that_some_may_not_see_comes_with_the_texts_down_to_one_that_all_see(
    tree: WorkingTree, text: str
) -> None:
    assert last(commit(tree, article("One."), article("Two."), article(), text)) == ["2024-04-04", MARCH]


def test_texts_with_a_block_for_some_are_read_down_to_the_first(tree: WorkingTree) -> None:
    texts = [article(BLOCK.format(number)) for number in range(6)]
    file = commit(tree, *texts)
    assert last(file) == [f"2024-{month:02}-{month:02}" for month in range(6, 0, -1)]
    assert [version.after.decode() for version in file.versions] == texts[::-1]
    assert [version.before.decode() for version in file.versions] == [*texts[-2::-1], ""]


def test_texts_are_read_up_to_the_one_that_is_published_as_today(tree: WorkingTree) -> None:
    draft, review, published = (article(state=state) for state in ("draft", "review", "published"))
    assert first(commit(tree, draft, review, published, published.replace("One", "Three"))) == [
        JANUARY,
        FEBRUARY,
        MARCH,
    ]


def test_an_article_that_began_as_it_is_needs_no_text(tree: WorkingTree) -> None:
    assert first(commit(tree, article("One.", state="published"), article("Two.", state="published"))) == []


def test_words_of_the_text_that_look_like_a_field_are_none(tree: WorkingTree) -> None:
    assert first(commit(tree, article("state: draft"), article("One."))) == []


def test_a_commit_that_does_not_count_is_no_version(tree: WorkingTree) -> None:
    tree.commit_text("docs/a.md", article("One."), JANUARY)
    ignored = tree.commit_text("docs/a.md", article("Two."), FEBRUARY)
    tree.commit_text(".git-blame-ignore-revs", ignored, MARCH)
    tree.commit_text("docs/a.md", article("Two.", reviewers="[ann]"), "2024-04-04")
    file = read_history(tree.path, "docs", Texts.NEEDED).files["docs/a.md"]
    assert last(file) == ["2024-04-04", JANUARY]


def test_a_moved_article_keeps_its_beginning(tree: WorkingTree) -> None:
    text = "".join(f"Line {number}.\n" for number in range(40))
    tree.commit_text("docs/a.md", article(text, state="draft"), JANUARY)
    tree.move("docs/a.md", "docs/b.md")
    tree.commit(FEBRUARY)
    tree.commit_text("docs/b.md", article(text, state="published"), MARCH)
    file = read_history(tree.path, "docs", Texts.NEEDED).files["docs/b.md"]
    assert (file.created, first(file)) == (date(2024, 1, 1), [JANUARY, MARCH])


def test_dates_are_there_without_texts_where_nobody_needs_them(tree: WorkingTree) -> None:
    """A partial clone lacks former texts: one audience needs none to tell its dates."""
    commit(tree, article("One."), article("Two."))
    tree.git("config", "uploadpack.allowFilter", "true")
    tree.git("clone", "--quiet", "--filter=blob:none", tree.path.as_uri(), str(tree.path / "clone"))
    history = read_history(tree.path / "clone", "docs", Texts.WANTED)
    assert history.updated("docs/a.md") == date(2024, 2, 2)
    assert (history.reason, history.has_texts) == ("", False)
    assert read_history(tree.path, "docs", Texts.WANTED).has_texts
