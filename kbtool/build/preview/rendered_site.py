"""The files of the preview's site: each page is rendered when somebody asks for it, or when there is nothing to do.

Whoever asks goes before whoever renders ahead. What a later plan makes untrue is deleted before the plan counts.
"""

import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from threading import RLock
from time import monotonic

from kbtool.build.job import Failure, IndexJob, Job, Rendered, StagedEdition, shared
from kbtool.build.parts import jobs, must_be_one
from kbtool.build.preview.editions import ShownEdition
from kbtool.build.preview.planning import PlannedSite
from kbtool.build.processes import Workers
from kbtool.build.staging import stage
from kbtool.build.webp_copies import add_webp_copies, webp_addresses
from kbtool.build.written import write_files
from kbtool.errors import KbError
from kbtool.site.addresses import destination
from kbtool.site.edition_site import EditionSite, StagedPage

AHEAD = 10
"""Pages that a process renders ahead before somebody who asks can have it."""
QUIET = 0.4
"""Seconds after the last question before anything is done ahead."""


class RenderedSite:
    """Used by the threads of the server, by the one that plans, and by the one that watches."""

    def __init__(self, folder: Path, engine: str, limit: int) -> None:
        self.folder = folder
        self.root: Path | None = None
        """Where the files lie; another folder whenever more than articles has changed."""
        self.failures: list[Failure] = []
        """Articles that could not be rendered since somebody looked."""
        self._limit = limit
        self._workers = Workers(engine, limit)
        self._indexer = Workers(engine, 1)
        self._lock = RLock()
        self._index_lock = RLock()
        self._editions: dict[str, ShownEdition] = {}
        self._made: frozenset[str] = frozenset()
        self._is_one = False
        self._number = 0
        self._newest: Path | None = None
        self._older: Path | None = None
        """The folder before: an answer may be on its way."""
        self._asked = 0.0
        self._shown: dict[str, str] = {}
        """Path that was asked for since the last token → the file of its page; empty where there was none."""
        self._is_closed = False

    def begin(self) -> None:
        """Starts a process: a plan will follow."""
        self._workers.begin()

    @property
    def is_asked(self) -> bool:
        """Whether somebody is just loading a page."""
        return monotonic() - self._asked < QUIET

    def close(self) -> None:
        """Ends all processes; whoever waits for one gets a KbError."""
        self._is_closed = True
        self._workers.__exit__(None, None, None)
        self._indexer.__exit__(None, None, None)

    def take(self, planned: PlannedSite, is_anew: bool) -> bool:
        """Goes on with another plan; `is_anew` where more than articles may have changed. Returns whether anything that
        was shown since the last time has become another. Raises KbError, with everything as it was."""
        with self._lock:
            if is_anew or not self._fits(planned):
                self._begin_anew(planned)
                self._shown = {}
                return True
            gone = set[str]()
            for locale, edition in self._editions.items():
                gone |= edition.take(planned.sites[locale])
            self._write_made(planned.sites)
            self._delete(gone)
            return self._is_other(gone)

    def take_page(self, locale: str, page: StagedPage) -> bool:
        """Goes on with another page in the place of one, and renders it; returns False where it is the same.

        Raises KbError.
        """
        self._asked = monotonic()
        with self._lock:
            edition = self._editions.get(locale)
            if edition is None or self._is_one or page in edition.site.pages:
                return False
            self._delete(edition.take_page(page))
            self._shown = {}
            self._render(edition, [page])
            return True

    def make(self, path: str) -> bool:
        """Sees to it that the file at a path below the audience's root is there, if there is one. Returns False where
        it is a page that cannot be rendered. Raises KbError."""
        self._asked = monotonic()
        with self._lock:
            edition, page = self._find(path)
            self._shown[path] = destination(page.page.url) if page else ""
            if edition is None or (page is None and self.root and (self.root / path).is_file()):
                return True
            if page:
                if page.path not in edition.done and page.source not in edition.failed:
                    self._render(edition, [page])
                return page.path in edition.done
            locale = edition.site.edition.language
        while self._step(locale):
            self._asked = monotonic()
        return True

    def work_ahead(self) -> bool:
        """Renders some pages or makes a search; returns whether there was anything to do. Raises KbError."""
        if self.is_asked:
            return True
        return any(self._step(locale) for locale in list(self._editions))

    def _find(self, path: str) -> tuple[ShownEdition | None, StagedPage | None]:
        """The page that a file belongs to; the edition alone where it is one to search with."""
        for edition in self._editions.values():
            for name in (path, f"{path}/index.html".lstrip("/"), f"{path}index.html"):
                if name in edition.by_file:
                    return edition, edition.by_file[name]
        searched = (edition for edition in self._editions.values() if not edition.search and edition.is_search(path))
        return next(searched, None), None

    def _step(self, locale: str) -> bool:
        """Renders a few pages of a language, or makes its search when all are there."""
        with self._lock:
            edition = self._editions.get(locale)
            if edition is None or self._is_closed:
                return False
            if missing := edition.missing:
                self._render(edition, missing if self._is_one else missing[: AHEAD * self._limit])
                return True
            if edition.search or edition.failed:
                return False
        return self._index(edition)

    def _render(self, edition: ShownEdition, pages: list[StagedPage], has_files: bool = False) -> None:
        """Renders pages; the caller holds the lock. Articles that fail are noted."""
        if self._is_one:
            pages = list(edition.site.pages)
        size = max(1, -(-len(pages) // self._limit))
        site = edition.site
        parts: list[Job] = []
        for start in range(0, len(pages), size):
            own = tuple(pages[start : start + size])
            parts += jobs(edition.staged, site, True, own, has_files and not start)
        for result in self._workers.run(parts, lambda *_: None):
            self._note(edition, result)

    def _note(self, edition: ShownEdition, result: Rendered | None) -> None:
        if result is None:
            return
        self.failures += result.failures
        edition.failed.update(failure.source for failure in result.failures)
        edition.done |= {page.path: page for page in result.pages}

    def _index(self, edition: ShownEdition) -> bool:
        """Makes a search beside the site, and puts it there if the pages are still the same."""
        with self._index_lock:
            with self._lock:
                if edition.search:
                    return True
                done, root = dict(edition.done), self.root
                documents = tuple(edition.done[page.path].document for page in edition.site.pages)
                site, config = shared(edition.site), edition.staged.config
            output = self.folder / f"search-{edition.site.edition.language}"
            shutil.rmtree(output, ignore_errors=True)
            result = self._indexer.run([IndexJob(site, documents, output, config.parent)], lambda *_: None)[0]
            with self._lock:
                if result and root and root == self.root and done == edition.done and site == shared(edition.site):
                    for path in result.files:
                        (root / path).parent.mkdir(parents=True, exist_ok=True)
                        (output / path).replace(root / path)
                    edition.search = result.files
            return True

    def _fits(self, planned: PlannedSite) -> bool:
        """Whether the new plan needs the same files besides its pages."""
        return self._editions.keys() == planned.sites.keys() and all(
            _other_files(edition.site) == _other_files(planned.sites[locale])
            for locale, edition in self._editions.items()
        )

    def _begin_anew(self, planned: PlannedSite) -> None:
        """Stages everything again and renders the home pages, which shows whether it can be rendered at all."""
        configuration = planned.kb.configuration
        self._number += 1
        folder = self.folder / str(self._number)
        before, self._is_one = self._is_one, must_be_one(configuration.path)
        editions = {locale: self._edition(site, planned, folder) for locale, site in planned.sites.items()}
        try:
            for edition in editions.values():
                self._render(edition, list(edition.site.pages[:1]), has_files=True)
        except (KbError, OSError):
            self._is_one = before
            shutil.rmtree(folder, ignore_errors=True)
            raise
        old, self._older, self._newest = self._older, self._newest, folder
        self._editions, self.root = editions, (folder / "site").resolve()
        self._made = frozenset()
        self._write_made(planned.sites)
        if old:
            shutil.rmtree(old, ignore_errors=True)

    def _edition(self, site: EditionSite, planned: PlannedSite, folder: Path) -> ShownEdition:
        configuration = planned.kb.configuration
        staging, output = folder / "staged" / site.edition.language, folder / "site"
        outputs = stage(site, configuration.docs_dir, staging)
        outputs = add_webp_copies(site, configuration.root, staging, outputs)
        output.mkdir(parents=True, exist_ok=True)
        seconds = configuration.settings.limits.seconds
        staged = StagedEdition(configuration.path, shared(site), staging, outputs, output, seconds)
        return ShownEdition(site, staged, webp_addresses(site, outputs))

    def _write_made(self, sites: Mapping[str, EditionSite]) -> None:
        made = {path: content for site in sites.values() for path, content in site.made.items()}
        if self.root:
            self._delete(set(self._made - made.keys()))
            self._made = write_files(made, self.root)

    def _delete(self, paths: set[str]) -> None:
        for path in paths:
            with suppress(FileNotFoundError):
                (self.root or self.folder).joinpath(path).unlink()

    def _is_other(self, gone: set[str]) -> bool:
        """Whether something that was shown is gone, or was not there and is now."""
        return any(file in gone if file else self._find(path)[1] for path, file in self._shown.items())


def _other_files(site: EditionSite) -> tuple[object, ...]:
    return (site.files, site.webp, site.headers, site.diagram_script, site.site.diagrams_url)
