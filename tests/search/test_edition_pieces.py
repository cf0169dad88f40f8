"""After an edit the pieces of an index are those of a first build, though few of them are made."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest

from kbtool.config.search_settings import Layout
from kbtool.site.search import changed_terms, edition_pieces, postings
from kbtool.site.search.columns import Columns
from kbtool.site.search.document import Document
from kbtool.site.search.postings import TermLines
from kbtool.store.store import NO_STORE, Store
from tests.search.small_documents import WORDS, drawn_documents, facts
from tests.search.test_search_memory import Release

DAY = date(2026, 11, 22)
EDITION = facts("en", Layout.SHARDED)
EDITS = 30


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postings, "TARGET", 300)
    monkeypatch.setattr(postings, "EARLY_END", 100)
    monkeypatch.setattr(postings, "MOST_ENTRIES", 60)


def drawn() -> list[Document]:
    """Documents with words of their own besides the common ones. Before a long one, many a run ends."""
    documents = drawn_documents("en", 30, Random("pieces"))  # noqa: S311 - drawn texts
    return [replace(item, keywords=(f"only{number} {long(number)}",)) for number, item in enumerate(documents)]


def long(number: int) -> str:
    return chr(97 + number % 26) + "q" * 30 + chr(97 + number // 26)


def edits(documents: list[Document]) -> Iterator[list[Document]]:
    """The documents after each edit of one of them, which keeps its place."""
    random = Random("edits")  # noqa: S311 - drawn edits
    words = [
        *WORDS["en"].split(" "),
        *(f"{start}{i}" for start in ("aa", "zz") for i in range(20)),
        *map(long, range(30)),
    ]
    for _ in range(EDITS):
        number = random.randrange(len(documents))
        keywords = tuple(random.choices(words, k=random.randint(0, 3)))
        documents = [*documents]
        documents[number] = replace(documents[number], keywords=keywords)
        yield documents


def wrong(folder: Path) -> int:
    """After how many edits the files are not those of a first build."""
    release, count = Release(), 0
    for documents in (drawn(), *edits(drawn())):
        with Store(folder, DAY) as store:
            ours = release.build(EDITION, documents, store)
        count += ours != Release().build(EDITION, documents, NO_STORE)
    return count


def test_after_any_edit_the_pieces_are_those_of_a_first_build(tmp_path: Path) -> None:
    assert wrong(tmp_path) == 0


def test_pieces_whose_terms_did_not_change_are_not_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def noted(columns: Columns) -> Iterator[TermLines]:
        for term, lines in postings.term_lines(columns):
            made.append(term)
            yield term, lines

    monkeypatch.setattr(edition_pieces, "term_lines", noted)
    release, documents = Release(), drawn()
    with Store(tmp_path, DAY) as store:
        release.build(EDITION, documents, store)
    whole, made[:] = len(made), []
    documents[3] = replace(documents[3], keywords=(f"{long(3)} also",))
    with Store(tmp_path, DAY) as store:
        release.build(EDITION, documents, store)
    assert long(3) not in made
    assert 0 < len(made) < whole / 2


def forget_runs_before(patch: pytest.MonkeyPatch) -> None:
    """A run ends because of the term behind it."""
    whole = edition_pieces._touched

    def touched(known: list[edition_pieces._KnownRun], changed: Iterable[str]) -> set[int]:
        firsts = [run.first for run in known]
        return whole(known, [term for term in changed if term not in firsts]) | {
            firsts.index(term) for term in changed if term in firsts
        }

    patch.setattr(edition_pieces, "_touched", touched)


def forget_places(patch: pytest.MonkeyPatch) -> None:
    """Only which terms a document has, and not how often and where."""
    whole = changed_terms._row
    patch.setattr(
        changed_terms,
        "_row",
        lambda columns, ends, field, number: [(term, 0, 0) for term, _, _ in whole(columns, ends, field, number)],
    )


def forget_documents(patch: pytest.MonkeyPatch) -> None:
    """What is kept of any earlier edition counts as what is kept of the last one."""
    patch.setattr(changed_terms, "digest_of", lambda *_: b"x")
    patch.setattr(changed_terms, "_terms", lambda *_: frozenset())


@pytest.mark.parametrize("forget", [forget_runs_before, forget_places, forget_documents])
def test_without_a_part_of_the_comparison_pieces_are_wrong(
    forget: Callable[[pytest.MonkeyPatch], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forget(monkeypatch)
    assert wrong(tmp_path) > 0


def test_a_piece_that_is_gone_is_made_again(tmp_path: Path) -> None:
    documents, release = drawn(), Release()
    with Store(tmp_path, DAY) as store:
        whole = dict(release.build(EDITION, documents, store))
    release.files = {path: text for path, text in whole.items() if "/postings." not in path}
    with Store(tmp_path, DAY) as store:
        assert release.build(EDITION, documents, store) == whole
