"""The files of the preview's site: each page is rendered when somebody asks for it, or when there is nothing to do.

Whoever asks goes before whoever renders ahead. Nothing is shown that the newest plan does not say: of what lies there
from an older one, pages that are none any more are deleted at once, the others when they are asked for.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from threading import RLock
from time import monotonic

from kbtool.build.job import Failure, Job
from kbtool.build.parts import jobs, must_be_one
from kbtool.build.preview.editions import ShownEdition
from kbtool.build.preview.made_files import MadeFiles
from kbtool.build.preview.planning import PlannedSite
from kbtool.build.preview.search_files import SearchMaker
from kbtool.build.preview.site_folders import SiteFolders, other_files
from kbtool.build.processes import Workers
from kbtool.errors import KbError
from kbtool.site.staged_pages import StagedPage

AHEAD = 10
"""Pages that a process renders ahead before somebody who asks can have it."""
QUIET = 0.4
"""Seconds after the last question before anything is done ahead."""
MOMENT = 0.1
"""Seconds between two looks whether somebody still renders at the end."""


class RenderedSite:
    """Used by the threads of the server, by the one that plans, and by the one that renders ahead."""

    def __init__(self, folder: Path, engine: str, limit: int) -> None:
        self.root: Path | None = None
        """Where the files lie; another folder whenever more than articles has changed."""
        self.failures: list[Failure] = []
        """Articles that could not be rendered since somebody looked."""
        self._limit = limit
        self._workers = Workers(engine, limit)
        self._search = SearchMaker(folder, Workers(engine, 1))
        self._folders = SiteFolders(folder)
        self._made = MadeFiles()
        self._lock = RLock()
        self._editions: Mapping[str, ShownEdition] = {}
        self._is_one = False
        self._asked = 0.0
        self._shown: dict[str, bool] = {}
        """Path that was asked for since the last token → whether there was a page; the last one stands last."""
        self._awaited = ""
        """The path of the page that was asked for last before it became another; empty for none."""
        self._is_closed = False

    @property
    def lasting(self) -> tuple[str, ...]:
        """Folders below the audience's root of files that are named by what is in them."""
        return next((edition.site.headers.named_by_digest for edition in self._editions.values()), ())

    def begin(self, config: Path) -> None:
        """Starts a process: a plan of the base with this mkdocs.yml will follow."""
        self._workers.begin(config)

    def close(self) -> None:
        """Ends all processes; returns when nobody writes any more. Whoever waits for a page gets a KbError.

        Whoever renders may have started a process just now: it is interrupted until it has nothing to do.
        """
        self._is_closed = True
        self._workers.interrupt()
        self._search.close()
        while not self._lock.acquire(timeout=MOMENT):
            self._workers.interrupt()
        try:
            self._workers.end()
        finally:
            self._lock.release()

    def _refuse_end(self) -> None:
        if self._is_closed:
            raise KbError("the preview has ended")

    def expect(self) -> None:
        """Nothing is rendered ahead for a moment: somebody will ask."""
        self._asked = monotonic()

    def take(self, planned: PlannedSite, is_anew: bool) -> bool:
        """Goes on with another plan; `is_anew` where more than articles may have changed. Returns whether anything that
        was shown since the last time has become another. Raises KbError, OSError: a new folder does not count then."""
        with self._lock:
            self._refuse_end()
            if is_anew or self.root is None or not self._fits(planned):
                self._begin_anew(planned)
                self._shown = {}
                return True
            for locale, edition in self._editions.items():
                edition.take(planned.sites[locale])
            self._made.take(planned.sites.values(), self.root)
            if is_other := any(self._is_other(path, was_page) for path, was_page in self._shown.items()):
                self._awaited = next((path for path, was_page in reversed(self._shown.items()) if was_page), "")
                self._shown = {}
            return is_other

    def make_awaited(self) -> bool:
        """Renders the page that was open last, if it has become another: its reader will ask for it before long.
        Returns whether it is there. Raises KbError, OSError."""
        self.expect()
        with self._lock:
            path, self._awaited = self._awaited, ""
            edition, place = self._find(path) if path and not self._is_closed else (None, None)
            return bool(edition and place is not None and self._make_page(edition, place))

    def make(self, path: str) -> bool:
        """Sees to it that the file at a path below the audience's root is there, if there is one. Returns False where
        it is a page that cannot be rendered. Raises KbError, OSError."""
        self.expect()
        with self._lock:
            self._refuse_end()
            edition, place = self._find(path)
            self._shown.pop(path, None)
            self._shown[path] = place is not None
            if edition and place is not None:
                return self._make_page(edition, place)
            if self.root and not (self.root / path).is_file() and edition is None:
                self._made.make(path)
        while edition and not edition.search and self._step(edition):
            self.expect()
        return True

    def _make_page(self, edition: ShownEdition, place: int) -> bool:
        if not edition.is_failed(place) and not edition.is_done(place):
            self._render(edition, [edition.site.pages[place]])
        return edition.is_done(place)

    def work_ahead(self) -> bool:
        """Renders some pages or makes a search; returns whether there was anything to do. Raises KbError."""
        if monotonic() - self._asked < QUIET:
            return True
        return any(self._step(edition) for edition in tuple(self._editions.values()))

    def _find(self, path: str) -> tuple[ShownEdition | None, int | None]:
        """The edition and place of the page that a file belongs to; the edition alone for a file to search with."""
        for edition in self._editions.values():
            if (place := edition.find(path)) is not None:
                return edition, place
        return next((edition for edition in self._editions.values() if edition.is_search(path)), None), None

    def _step(self, edition: ShownEdition) -> bool:
        """Renders a few pages of a language, or makes its search when all are there."""
        with self._lock:
            if edition not in self._editions.values():
                return False
            pages = edition.rest(AHEAD * self._limit)
            if pages is not None:
                self._render(edition, pages)
                return True
            if edition.search:
                return False
        return self._search.make(edition, self._lock)

    def _render(self, edition: ShownEdition, pages: Sequence[StagedPage], has_files: bool = False) -> None:
        """Renders pages; the caller holds the lock. Articles that fail are noted."""
        self._refuse_end()
        if self._is_one and pages:
            pages = tuple(edition.site.pages)
        size = max(1, -(-len(pages) // self._limit))
        site = edition.site
        parts: list[Job] = []
        for start in range(0, len(pages), size):
            own = tuple(pages[start : start + size])
            parts += jobs(edition.staged, site, True, own, has_files and not start)
        for result in self._workers.run(parts, lambda *_: None):
            if result:
                edition.note(pages, result)
                self.failures += result.failures

    def _fits(self, planned: PlannedSite) -> bool:
        """Whether the new plan needs the same files besides its pages."""
        return self._editions.keys() == planned.sites.keys() and all(
            other_files(edition.site) == other_files(planned.sites[locale])
            for locale, edition in self._editions.items()
        )

    def _begin_anew(self, planned: PlannedSite) -> None:
        """Stages everything again and renders a page of each language, which shows whether it can be rendered."""
        before, self._is_one = self._is_one, must_be_one(planned.kb.configuration.path)
        root, editions = self._folders.stage(planned)
        try:
            for edition in editions.values():
                self._render(edition, [edition.site.pages[self._looked_at(edition)]], has_files=True)
        except (KbError, OSError):
            self._is_one = before
            self._folders.drop(root)
            raise
        self._editions, self.root = editions, root
        self._made.take(planned.sites.values(), root)
        self._folders.keep(root)

    def _looked_at(self, edition: ShownEdition) -> int:
        """The page that somebody has asked for last, else the first."""
        places = (edition.find(path) for path, was_page in reversed(self._shown.items()) if was_page)
        return next((place for place in places if place is not None), 0)

    def _is_other(self, path: str, was_page: bool) -> bool:
        """Whether what was shown is not what lies there now."""
        edition, place = self._find(path)
        is_page = edition is not None and place is not None
        return is_page != was_page or bool(edition and place is not None and not edition.is_done(place))
