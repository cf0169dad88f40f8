"""What came of an edition that was rendered."""

from pathlib import Path

from msgspec import Struct

from kbtool.build.carried_edition import CarriedEdition
from kbtool.build.job import RenderedPage
from kbtool.build.releases.manifest import ReleasedFile
from kbtool.site.edition_site import EditionSite


class RenderedEdition(Struct, frozen=True):
    """Its files lie in a folder of its own, or still in the live release."""

    site: EditionSite
    output: Path
    pages: tuple[RenderedPage, ...]
    """In the order of the site."""
    others: frozenset[str]
    """Paths of the files that belong to no page: pictures, attachments, the theme's."""
    search: frozenset[str]
    """Paths of the files that the edition is searched with."""
    content: frozenset[str]
    """Paths that come from articles, pages and search; every other file below the output is the theme's."""
    carried: CarriedEdition
    """What lies not below the output but in the live release."""
    taken: tuple[ReleasedFile, ...]
    """The files of the live release that are files of this edition."""
    warnings: tuple[str, ...]
    """A line each."""

    @property
    def unresolved(self) -> int:
        """How many links had no target."""
        return sum(len(page.unresolved) for page in self.pages)
