"""One language of the preview's site: which of its pages are rendered, and as what."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace

import msgspec

from kbtool.build.asked import is_still_true
from kbtool.build.fingerprint import shared_digest
from kbtool.build.job import Rendered, StagedEdition, shared
from kbtool.build.preview.done_pages import DonePage, DonePages
from kbtool.site.addresses import destination
from kbtool.site.cards.card import FOLDER as CARDS
from kbtool.site.edition_site import EditionSite
from kbtool.site.markdown import DOCUMENT
from kbtool.site.staged_pages import StagedPage
from kbtool.store.digests import digest_of

LOOKED_AT = 25
"""Rendered pages that are compared with a plan at a time."""
_encode = msgspec.msgpack.Encoder(enc_hook=repr, order="deterministic").encode


class ShownEdition:
    """Changes with every plan and every page that is rendered; whoever uses it holds the lock of the site.

    A page is planned when somebody wants to see it, or before it is rendered ahead.
    """

    def __init__(self, site: EditionSite, staged: StagedEdition, copies: Mapping[str, str]) -> None:
        """`copies` is address of a picture → that of its WebP copy."""
        self.site = site
        self.staged = staged
        self.search: frozenset[str] = frozenset()
        """Paths of the files that it is searched with; empty while there are none."""
        self._copies = copies
        self._done = DonePages(staged.output)
        self._failed: set[str] = set()
        """Sources that cannot be rendered."""
        self._plan()

    def _plan(self) -> None:
        self._places = {outline.path: place for place, outline in enumerate(self.site.outlines)}
        self._shared = shared_digest(self.site, b"")
        self._files = {destination(outline.url): place for place, outline in enumerate(self.site.outlines)}
        self._next = 0
        """The first page that nobody has looked at to render it ahead."""

    def take(self, site: EditionSite) -> None:
        """Goes on with another plan. What lies there of pages that are none any more, and the search, is deleted."""
        self.site, self._failed = site, set()
        self._plan()
        if self.staged.site != (common := shared(site)):
            self.staged = replace(self.staged, site=common)
        self._done.keep(self._places)
        for path in self.search:
            with suppress(FileNotFoundError):
                (self.staged.output / path).unlink()
        self.search = frozenset()

    def find(self, path: str) -> int | None:
        """The place of the page that a file below the audience's root belongs to; a folder stands for its index."""
        for name in (path, f"{path}/index.html".lstrip("/"), f"{path}index.html"):
            if name in self._files:
                return self._files[name]
        if path.rpartition("/")[2] == DOCUMENT:
            return self._files.get(f"{path.removesuffix(DOCUMENT)}index.html")
        owner = self._done.owner(path) or (self._owner_of_card(path) if CARDS in path else None)
        return self._places.get(owner) if owner else None

    def _owner_of_card(self, path: str) -> str | None:
        """The staged path of a page with this card. Raises KbError."""
        pages = self.site.pages if self.site.card_style else ()
        return next((staged.path for staged in pages if staged.page.card == path), None)

    def is_search(self, path: str) -> bool:
        """Whether a path below the audience's root is that of a file to search with."""
        return path == self.site.search.manifest or path.startswith(self.site.search.folder)

    def is_failed(self, place: int) -> bool:
        """Whether the page is known to be one that cannot be rendered."""
        return self.site.outlines[place].file in self._failed

    def is_done(self, place: int) -> bool:
        """Whether the page lies there as it is planned; what lies there of another plan is deleted. Raises KbError."""
        outline = self.site.outlines[place]
        done = self._done.get(outline.path)
        if done and self._done.is_doubtful(outline.path):
            if self._fingerprint(self.site.pages[place]) != done.fingerprint or not is_still_true(
                done.rendered.asked, self.site, self._copies, outline.file
            ):
                self._done.drop(outline.path)
                return False
            self._done.confirm(outline.path)
        return done is not None

    def _fingerprint(self, staged: StagedPage) -> bytes:
        return digest_of(self._shared, _encode((staged, self.site.search.articles.get(staged.page.source))))

    def rest(self, most: int) -> list[StagedPage] | None:
        """At most so many of the pages that have to be rendered, and none for now where there is much to compare; None
        where all are done. Raises KbError."""
        outlines, looked_at = self.site.outlines, 0
        found: list[StagedPage] = []
        while self._next < len(outlines) and len(found) < most and looked_at < LOOKED_AT:
            looked_at += self._done.is_doubtful(outlines[self._next].path)
            if not self.is_failed(self._next) and not self.is_done(self._next):
                found.append(self.site.pages[self._next])
            self._next += 1
        return found if found or self._next < len(outlines) else None

    def note(self, pages: Iterable[StagedPage], result: Rendered) -> None:
        """What came of some pages."""
        planned = {staged.path: staged for staged in pages}
        for rendered in result.pages:
            self._done.add(DonePage(rendered, self._fingerprint(planned[rendered.path])))
        self._failed.update(failure.source for failure in result.failures)

    def documents(self) -> tuple[bytes, ...] | None:
        """What is searched of all pages; None where some are not done."""
        if self._failed or self._next < len(self.site.outlines):
            return None
        done = [self._done.get(outline.path) for outline in self.site.outlines]
        return tuple(page.rendered.document for page in done if page) if all(done) else None
