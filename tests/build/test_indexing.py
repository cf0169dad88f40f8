"""The search of an edition is told before it is remembered, and what is remembered changes no byte of it."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from kbtool.build.indexing import Indexer
from kbtool.build.job import IndexJob
from kbtool.content.edition import Edition
from kbtool.site.search import indexed
from kbtool.site.search.analyzer import Analyzer
from kbtool.site.search.document import Document
from kbtool.site.search.document_terms import Runs, document_runs
from kbtool.site.search.documents import encode_document
from kbtool.site.search.facts import SearchFacts
from kbtool.store.database import FILE_NAME, open_database
from kbtool.store.store_folder import PLACE
from tests.build.site_tree import digests
from tests.search.small_documents import drawn_documents, facts

DOCUMENTS = drawn_documents("en", 20, Random("indexing"))  # noqa: S311 - drawn texts
CHANGED = [replace(DOCUMENTS[0], title="Another title"), *DOCUMENTS[1:]]


def job(root: Path, name: str, documents: Sequence[Document], edition: SearchFacts | None = None) -> IndexJob:
    """Writes into a folder of this name; what is remembered lies in `root`."""
    own = edition or facts("en")
    return IndexJob(Edition("public", "en"), own, tuple(map(encode_document, documents)), root.parent / name, root)


def columns(root: Path) -> int:
    """How much is remembered of editions."""
    if not (root / PLACE / FILE_NAME).is_file():
        return 0
    with closing(open_database(root / PLACE)) as database:
        return len(database.execute("SELECT key FROM entries WHERE shelf = 'search columns'").fetchall())


def cold(folder: Path, documents: Sequence[Document], edition: SearchFacts | None = None) -> dict[str, str]:
    """Path → digest of what is made with nothing remembered."""
    Indexer().index(job(folder / "cold", "cold-site", documents, edition))
    return digests(folder / "cold-site")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Of a base in which DOCUMENTS were indexed."""
    root = tmp_path / "base"
    indexer = Indexer()
    indexer.index(job(root, "first", DOCUMENTS))
    indexer.keep()
    return root


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Grows by a title with each document that is counted."""
    found: list[str] = []

    def counting(item: Document, analyzer: Analyzer) -> Runs:
        found.append(item.title)
        return document_runs(item, analyzer)

    monkeypatch.setattr(indexed, "document_runs", counting)
    return found


def test_it_is_remembered_after_the_result_is_known(tmp_path: Path) -> None:
    root, indexer = tmp_path / "base", Indexer()
    indexer.index(job(root, "site", DOCUMENTS))
    assert columns(root) == 0
    indexer.keep()
    assert columns(root) > 0


def test_a_process_that_ends_before_it_has_remembered_costs_the_next_one_nothing_but_time(
    root: Path, tmp_path: Path
) -> None:
    Indexer().index(job(root, "killed", CHANGED))
    Indexer().index(job(root, "again", CHANGED))
    assert digests(tmp_path / "again") == digests(tmp_path / "killed") == cold(tmp_path, CHANGED)


def test_what_was_recalled_before_there_was_a_job_is_used(root: Path, tmp_path: Path, counted: list[str]) -> None:
    indexer = Indexer()
    indexer.prepare(root)
    (root / PLACE / FILE_NAME).unlink()
    indexer.index(job(root, "site", CHANGED))
    assert counted == ["Another title"]
    assert digests(tmp_path / "site") == cold(tmp_path, CHANGED)


def test_what_was_recalled_is_used_for_no_other_edition(root: Path, tmp_path: Path, counted: list[str]) -> None:
    indexer, other = Indexer(), replace(facts("en"), audience="internal")
    indexer.prepare(root)
    indexer.index(job(root, "site", CHANGED, other))
    assert len(counted) == len(CHANGED)
    assert digests(tmp_path / "site") == cold(tmp_path, CHANGED, other)


def test_a_base_that_was_never_indexed_is_prepared_without_complaint(tmp_path: Path) -> None:
    indexer = Indexer()
    indexer.prepare(tmp_path / "base")
    indexer.index(job(tmp_path / "base", "site", DOCUMENTS))
    assert digests(tmp_path / "site") == cold(tmp_path, DOCUMENTS)
