"""The search of an edition, written once for all its pages.

An edition that was indexed before is not indexed again: what was counted in its documents is in the store, and only new
ones are read. The result is the same, to the last byte.
"""

from collections.abc import Container
from datetime import date
from pathlib import Path

from kbtool.build.documents import StoredDocuments
from kbtool.build.job import IndexJob, Rendered
from kbtool.history.base_store import open_base_store
from kbtool.site.edition_site import EditionSite
from kbtool.site.search.analyzer import load_analyzer
from kbtool.site.search.documents import Documents, GivenDocuments, MissingDocumentsError
from kbtool.site.search.files import make_search
from kbtool.site.search.output import Output
from kbtool.store.store import Store


def index(job: IndexJob) -> Rendered:
    """Does the job."""
    with open_base_store(job.root, date.today()) as store:
        documents = _documents(job, store)
        try:
            files, written = write_search(job.site, documents, job.output, store, job.there)
        except MissingDocumentsError as error:
            return Rendered(missing=error.digests)
        if job.is_kept and isinstance(documents, StoredDocuments):
            documents.keep()
    return Rendered(files=files, there=files - written)


def _documents(job: IndexJob, store: Store) -> Documents:
    return StoredDocuments(job.digests, job.aside, store) if job.aside else GivenDocuments(job.documents)


def write_search(
    site: EditionSite, documents: Documents, output: Path, store: Store, there: Container[str] = ()
) -> tuple[frozenset[str], frozenset[str]]:
    """Writes all files that the edition is searched with; returns the paths of all below `output`, and of those that
    it wrote.

    `there` are paths of files that need not be written: those of the last release, say. It is asked only for files
    whose names hold the digest of their content. Raises OSError and MissingDocumentsError.
    """
    folders: set[Path] = set()
    written: set[str] = set()

    def write(path: str, content: bytes) -> None:
        target = output / path
        if target.parent not in folders:
            target.parent.mkdir(parents=True, exist_ok=True)
            folders.add(target.parent)
        target.write_bytes(content)
        written.add(path)

    made = Output(site.search, write, there)
    make_search(site.search, documents, load_analyzer(), store, made, by_url=True)
    return frozenset(made.paths), frozenset(written)
