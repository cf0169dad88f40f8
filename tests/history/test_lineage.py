"""Any line of commits, folded from its changes, gives what a bookkeeper who watched it would have written down."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kbtool.history.change import Change, Commit
from kbtool.history.lineage import Lineages

NAMES = "abcd"
STEPS = st.tuples(st.sampled_from("AMDRC"), st.sampled_from(NAMES), st.sampled_from(NAMES))
"""C is a renaming with a change of the text."""


@dataclass
class File:
    """One file as the bookkeeper knows it."""

    days: list[date]
    authors: list[str]
    is_alive: bool = True


@dataclass
class Bookkeeper:
    """Watches commits in the order they are made, and knows each file as itself."""

    files: dict[str, File] = field(default_factory=dict)
    left: dict[str, File] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)

    def watch(self, kind: str, path: str, other: str) -> None:
        """Take a step where it is possible."""
        number = len(self.changes)
        commit = Commit(f"{number:040}", date(2024, 1, 1) + timedelta(days=number), f"author {number % 3}")
        is_possible = (path in self.files) != (kind == "A") and (kind not in "RC" or other not in self.files)
        if not is_possible:
            return
        if kind in "RC":
            self._move(path, other)
            path, old_path = other, path
        else:
            old_path = path
        if kind == "D":
            self.left[path] = self.files.pop(path)
            self.left[path].is_alive = False
        if kind in "AMC":
            file = self.files.setdefault(path, File([], []))
            file.days.append(commit.day or date.min)
            file.authors.append(commit.author)
        self.changes.append(Change(commit, kind.replace("C", "R"), path, old_path, kind != "R"))

    def _move(self, path: str, other: str) -> None:
        self.files[other] = self.left[path] = self.files.pop(path)


@given(st.lists(STEPS, max_size=40))
def test_a_line_of_commits_is_folded_into_its_files(steps: list[tuple[str, str, str]]) -> None:
    book = Bookkeeper()
    for step in steps:
        book.watch(*step)
    lineages = Lineages(book.files, frozenset())
    for change in reversed(book.changes):
        lineages.add(change)

    living = dict(lineages.living())
    assert living.keys() == book.files.keys()
    for path, lineage in living.items():
        file = book.files[path]
        assert lineage.oldest is not None
        assert lineage.newest is not None
        assert (lineage.oldest[1], lineage.newest[1]) == (file.days[0], file.days[-1])
        in_order = sorted(lineage.authors, key=lambda author: -living[path].authors[author])
        assert in_order == list(dict.fromkeys(file.authors))

    left = dict(lineages.left())
    assert left.keys() == book.left.keys() - book.files.keys()
    for path, lineage in left.items():
        file = book.left[path]
        assert lineage.is_alive == file.is_alive
        if file.is_alive:
            assert book.files[lineage.path] is file


@given(
    st.lists(st.tuples(st.sampled_from("AMDRT"), st.sampled_from(NAMES), st.sampled_from(NAMES))),
    st.sets(st.sampled_from(NAMES)),
)
def test_no_order_of_changes_loses_a_path(steps: list[tuple[str, str, str]], living: set[str]) -> None:
    lineages = Lineages(living, frozenset())
    seen = set(living)
    for number, (status, path, other) in enumerate(steps):
        old_path = other if status == "R" else path
        seen |= {path, old_path}
        lineages.add(Change(Commit(f"{number:040}", None, ""), status, path, old_path, True))
    assert {path for path, _ in lineages.living()} == living
    assert {path for path, _ in lineages.left()} == seen - living
    assert all(not lineage.joined for _, lineage in lineages.left())


def _folded(living: set[str], *changes: tuple[str, str, str, str]) -> Lineages:
    """The changes, newest first, each as status, old path, path and author."""
    lineages = Lineages(living, frozenset())
    for number, (status, old_path, path, author) in enumerate(changes):
        commit = Commit(f"{number:040}", date(2024, 1, 28) - timedelta(days=number), author)
        lineages.add(Change(commit, status, path, old_path, is_text_changed=True))
    return lineages


def test_the_first_contribution_counts_in_whichever_branch_it_was() -> None:
    lineages = _folded(
        {"b"},
        ("M", "a", "a", "Bob"),
        ("M", "b", "b", "Ann"),
        ("M", "b", "b", "Bob"),
        ("R", "a", "b", "Cem"),
    )
    (_, lineage), *others = lineages.living()
    assert others == []
    assert sorted(lineage.authors, key=lambda author: -lineage.authors[author]) == ["Cem", "Bob", "Ann"]
    assert lineage.newest == (1, date(2024, 1, 28))


def test_a_deletion_in_another_branch_does_not_cut_off_what_came_before_a_move() -> None:
    lineages = _folded(
        {"a", "b"},
        ("A", "a", "a", "Ann"),
        ("R", "a", "b", "Bob"),
        ("D", "a", "a", "Cem"),
        ("A", "a", "a", "Dan"),
    )
    files = dict(lineages.living())
    assert list(files["a"].authors) == ["Ann"]
    assert list(files["b"].authors) == ["Bob", "Dan"]
