"""What of an edition need not be made anew."""

from collections.abc import Mapping

from msgspec import Struct, field

from kbtool.build.job import RenderedPage
from kbtool.build.known_pages import KnownFiles, KnownPage
from kbtool.site.edition_site import EditionSite
from kbtool.site.staged_pages import StagedPage


class Prints(Struct, frozen=True):
    """What the parts of a planned edition are known by."""

    pages: Mapping[str, tuple[bytes, bytes]] = field(default_factory=dict)
    """Staged path → fingerprint, and that of its inputs (see `PageFingerprints`)."""
    others: bytes = b""
    """Of the files that belong to no page."""
    shared: bytes = b""
    """See `PageFingerprints`."""
    answers: bytes = b""
    """See `answers_digest`."""


class CarriedEdition(Struct, frozen=True):
    """What of an edition is taken over from the live release."""

    prints: Prints | None = None
    """Of the whole edition; None where nothing may be taken over, now or later."""
    pages: Mapping[str, KnownPage] = field(default_factory=dict)
    """Staged path → page."""
    others: KnownFiles | None = None
    """Files that belong to no page; None where they are to be written anew."""
    search: KnownFiles | None = None
    """Files that the edition is searched with; None where they may become others."""
    last_search: KnownFiles = field(default_factory=KnownFiles)
    """What it was searched with last."""
    noted_on: int = 0
    """See `KnownEdition.noted_on`."""

    def rest(self, site: EditionSite) -> tuple[StagedPage, ...]:
        """The pages that are not taken over."""
        return tuple(site.pages[i] for i, page in enumerate(site.outlines) if page.path not in self.pages)

    def rendered(self, path: str) -> RenderedPage:
        """What a page came to when it was rendered; its answers are left out."""
        page = self.pages[path]
        return RenderedPage(
            path=path,
            files=page.files,
            unresolved=page.unresolved,
            warnings=page.warnings,
            digest=page.document,
        )
