"""The search of an edition, written once for all its pages.

An edition that was indexed before is not indexed again: what was counted in its documents is in the store, and only new
ones are read. The result is the same, to the last byte.
"""

from collections.abc import Container
from contextlib import ExitStack
from datetime import date
from pathlib import Path

from kbtool.build.documents import StoredDocuments
from kbtool.build.job import IndexJob, Rendered
from kbtool.history.base_store import open_base_store
from kbtool.site.edition_site import EditionSite
from kbtool.site.search.analyzer import load_analyzer
from kbtool.site.search.documents import Documents, GivenDocuments, MissingDocumentsError
from kbtool.site.search.edition_memory import Recalled, recall, recall_last, remember
from kbtool.site.search.facts import SearchFacts
from kbtool.site.search.files import make_files, make_search
from kbtool.site.search.output import Output
from kbtool.store.store import Store


class Indexer:
    """Makes the search of one edition after the other."""

    def __init__(self) -> None:
        self._analyzer = load_analyzer()
        self._recalled: Recalled | None = None
        self._stores: dict[Path, Store] = {}
        """Folder of mkdocs.yml → its store, which is not used itself."""
        self._rest = ExitStack()
        """What is left to do for the last job."""

    def prepare(self, root: Path) -> None:
        """Recalls what was indexed last below the folder of mkdocs.yml: it may well be the edition of the next job."""
        with self._open(root) as store:
            self._recalled = recall_last(store)

    def forget(self) -> None:
        """Lets go of what was recalled: it takes tens of megabytes."""
        self._recalled = None

    def index(self, job: IndexJob) -> Rendered:
        """Does the job, but for what `keep` does."""
        self.keep()
        facts, files = job.facts, _Files(job.facts, job.output, job.there)
        with ExitStack() as rest:
            store = rest.enter_context(self._open(job.root))
            documents = _documents(job, store)
            before = recall(facts, store, self._recalled)
            self.forget()
            try:
                new = make_files(facts, documents, before, self._analyzer, store, files.output, by_url=True)
            except MissingDocumentsError as error:
                return Rendered(missing=error.digests)
            if job.is_kept and isinstance(documents, StoredDocuments):
                documents.keep()
            rest.callback(remember, new, facts, store)
            self._rest = rest.pop_all()
        paths = frozenset(files.output.paths)
        return Rendered(files=paths, there=paths - files.written)

    def _open(self, root: Path) -> Store:
        """The store of the base in this folder; where it is, is asked once, as git has to answer that."""
        if root not in self._stores:
            self._stores[root] = open_base_store(root, date.today())
        return self._stores[root].twin()

    def keep(self) -> None:
        """Keeps in the store what the last job came to: without that the next build takes longer, and that is all."""
        self._rest.close()


def _documents(job: IndexJob, store: Store) -> Documents:
    return StoredDocuments(job.digests, job.aside, store) if job.aside else GivenDocuments(job.documents)


class _Files:
    """The files of an edition below a folder."""

    def __init__(self, facts: SearchFacts, folder: Path, there: Container[str]) -> None:
        self.output = Output(facts, self._write, there)
        self.written: set[str] = set()
        self._folder = folder
        self._made: set[str] = set()

    def _write(self, path: str, content: bytes) -> None:
        """There are thousands, and objects for their paths would take longer than their bytes."""
        place, _, _ = path.rpartition("/")
        if place not in self._made:
            (self._folder / place).mkdir(parents=True, exist_ok=True)
            self._made.add(place)
        with open(f"{self._folder}/{path}", "wb") as file:  # noqa: PTH123 - no path
            file.write(content)
        self.written.add(path)


def write_search(site: EditionSite, documents: Documents, output: Path, store: Store) -> None:
    """Writes all files that the edition is searched with, below `output`. Raises OSError and MissingDocumentsError."""
    make_search(site.search, documents, load_analyzer(), store, _Files(site.search, output, ()).output, by_url=True)
