"""What there is to do for an edition, and what it comes to."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kbtool.build.carried_edition import CarriedEdition
from kbtool.build.job import IndexJob, Job, Rendered, RenderedPage, StagedEdition
from kbtool.build.releases.manifest import ReleasedFile
from kbtool.build.rendered_edition import RenderedEdition
from kbtool.site.cards.naming import without_cards
from kbtool.site.edition_site import EditionSite


@dataclass(frozen=True, slots=True)
class EditionWork:
    """One round of rendering for an edition."""

    site: EditionSite
    staged: StagedEdition
    carried: CarriedEdition
    jobs: Sequence[Job]
    searched: Mapping[str, ReleasedFile] = field(default_factory=dict)
    """Path → file of the last search that lies in the live release."""

    def all_pages(self, result: Rendered) -> tuple[RenderedPage, ...]:
        """What was rendered and what was taken over, in the order of the site."""
        fresh = {page.path: page for page in result.pages}
        paths = (page.path for page in self.site.outlines)
        return tuple(fresh[path] if path in fresh else self.carried.rendered(path) for path in paths)

    def index_job(self, pages: Sequence[RenderedPage], root: Path) -> IndexJob | None:
        """Makes the files that the edition is searched with; None where they are taken over."""
        if self.carried.search and len(self.searched) == len(self.carried.search.files):
            return None
        return IndexJob(
            self.site.edition,
            self.staged.site.search,
            (),
            self.staged.output,
            root,
            there=frozenset(self.searched),
            digests=tuple(page.digest for page in pages if page.digest),
            aside=self.staged.aside,
            is_kept=self.carried.prints is not None,
        )

    def edition(
        self, result: Rendered, pages: tuple[RenderedPage, ...], index: Rendered | None, taken: Iterable[ReleasedFile]
    ) -> RenderedEdition:
        """The edition, done. `pages` are those of `all_pages`, `index` is what the index job came to, if there was one;
        `taken` holds the files that are taken over, but for those of the search."""
        site, carried = self.site, self.carried
        own = {path for page in pages for path in page.files}
        warnings = (*_cards(site), *result.warnings, *(line for page in pages for line in page.warnings))
        reused = (file for path, file in self.searched.items() if index is None or path in index.there)
        search = index.files if index else frozenset[str]()
        return RenderedEdition(
            site,
            self.staged.output,
            pages,
            result.files,
            search,
            frozenset(site.made).union(own, self.staged.outputs.values(), search),
            carried,
            (*reused, *taken),
            warnings,
        )


def whole(parts: Sequence[Rendered | None]) -> Rendered | None:
    """What the jobs of an edition came to together; None where one was not done, or in vain."""
    done = [part for part in parts if part and not part.failures]
    if len(done) < len(parts):
        return None
    return Rendered(
        pages=tuple(page for part in done for page in part.pages),
        files=frozenset().union(*(part.files for part in done)),
        warnings=tuple(line for part in done for line in part.warnings),
    )


def _cards(site: EditionSite) -> Iterator[str]:
    warning = without_cards([staged.page for staged in site.pages]) if site.card_style else ""
    if warning:
        yield warning
