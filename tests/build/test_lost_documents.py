"""Documents that a store has lost are made again: their pages are rendered, and the site is what it would be anyway."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from shutil import copytree, ignore_patterns, rmtree

import pytest

from kbtool.build.documents import SHELF, StoredDocuments, document_digest, put_aside
from kbtool.build.job import Rendered, RenderedPage
from kbtool.errors import KbError
from kbtool.site.search.documents import MissingDocumentsError
from kbtool.store.database import open_database
from kbtool.store.store import NO_STORE
from kbtool.store.store_folder import PLACE
from tests.build.in_process import in_process
from tests.build.site_tree import digests
from tests.build.test_incremental_parts import before, built, edit

__all__ = ["before", "in_process"]

LOST = {"documents": (SHELF,), "documents and index": (SHELF, "search columns"), "index": ("search columns",)}


def lose(base: Path, shelves: tuple[str, ...]) -> None:
    with closing(open_database(base / PLACE)) as database:
        for shelf in shelves:
            assert database.execute("DELETE FROM entries WHERE shelf = ?", (shelf,)).rowcount


@pytest.mark.slow
@pytest.mark.usefixtures("in_process", "quick_disk")
@pytest.mark.parametrize("lost", LOST)
def test_what_a_store_has_lost_is_made_again(lost: str, before: Path, tmp_path: Path) -> None:
    base, cold = copytree(before, tmp_path / "base"), tmp_path / "cold"
    built(base)
    lose(base, LOST[lost])
    edit("docs/en/first.md", "It [leads", "This [leads")(base)
    copytree(base, cold, ignore=ignore_patterns("site", ".cache"))
    account = built(base).accounts[0]
    built(cold)
    assert digests(base / "site/public") == digests(cold / "site/public")
    assert (account.carried < account.pages + account.made - 1) is (lost == "documents and index")


@pytest.mark.slow
@pytest.mark.usefixtures("in_process", "quick_disk")
def test_a_build_whose_own_documents_vanish_ends(before: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    base = copytree(before, tmp_path / "base")
    whole = StoredDocuments._aside

    def vanished(documents: StoredDocuments) -> Iterator[dict[bytes, bytes]]:
        rmtree(documents._folder, ignore_errors=True)
        return whole(documents)

    monkeypatch.setattr(StoredDocuments, "_aside", vanished)
    with pytest.raises(KbError, match="what is searched of 2 pages is gone"):
        built(base)


def test_documents_that_were_put_aside_are_found_and_damaged_ones_are_not(tmp_path: Path) -> None:
    documents = [b"one", b"two", b""]
    keys = [document_digest(document) for document in documents]
    rendered = Rendered(tuple(RenderedPage(str(i), (), document=item) for i, item in enumerate(documents)))
    pages = put_aside(rendered, tmp_path).pages
    assert [(page.document, page.digest) for page in pages] == [(b"", key) for key in keys]
    stored = StoredDocuments(keys[:2], tmp_path, NO_STORE)
    assert dict(stored.read(keys[:2])) == dict(zip(keys[:2], documents, strict=False))
    (file,) = tmp_path.iterdir()
    file.write_bytes(file.read_bytes().replace(b"two", b"owt"))
    with pytest.raises(MissingDocumentsError) as error:
        list(stored.read(keys[:2]))
    assert error.value.digests == {keys[1]}


def test_without_a_folder_pages_keep_their_documents() -> None:
    rendered = Rendered((RenderedPage("one", (), document=b"text"),))
    assert put_aside(rendered, None) is rendered
