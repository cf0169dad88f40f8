"""What goes to the processes that render, and what comes back.

An edition is rendered in one job or in several; all of them need what `StagedEdition` holds, and each has pages of its
own. The order of jobs and the number of processes change no byte.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from msgspec import Struct

from kbtool.build.asked import Asked
from kbtool.content.edition import Edition
from kbtool.content.rule_ids import RuleId
from kbtool.site.addresses import destination
from kbtool.site.edition_site import EditionSite
from kbtool.site.redirects.audience_redirects import AudienceRedirects
from kbtool.site.search.facts import ArticleFacts, SearchFacts
from kbtool.site.staged_pages import StagedPage


@dataclass(frozen=True, slots=True)
class StagedEdition:
    """What all jobs of an edition share; a process gets it once."""

    config: Path
    site: EditionSite
    """Without its pages and what is made of them all (see `shared`)."""
    staging: Path
    """Folder of the files it uses."""
    outputs: Mapping[str, str]
    """Staged path → path of the output file, of the files that are no pages."""
    output: Path
    seconds: float
    """Processor time that one article may take."""
    aside: Path | None = None
    """Folder for what is searched of its pages; None where that goes back with them."""


class Job(Struct, frozen=True):
    """Some pages of an edition."""

    edition: StagedEdition
    pages: tuple[StagedPage, ...]
    facts: Mapping[str, ArticleFacts]
    """Page's source → what its search document says besides its text."""
    has_files: bool
    """Whether this job also writes the files that belong to no page; one job of each edition does."""

    @property
    def name(self) -> Edition:
        """The edition's."""
        return self.edition.site.edition

    @property
    def site(self) -> EditionSite:
        """The edition with these pages."""
        site = self.edition.site
        return replace(site, pages=self.pages, search=replace(site.search, articles=self.facts))

    @property
    def outputs(self) -> dict[str, str]:
        """Staged path → path of the output file, pages first."""
        return page_outputs(self.pages) | dict(self.edition.outputs)


@dataclass(frozen=True, slots=True)
class IndexJob:
    """The search of an edition, after all its pages."""

    name: Edition
    facts: SearchFacts
    """As `shared` leaves them."""
    documents: tuple[bytes, ...]
    """`RenderedPage.document` of its pages; none where they lie aside."""
    output: Path
    root: Path
    """The folder of mkdocs.yml."""
    there: frozenset[str] = frozenset()
    """Paths of files that need not be written (see `indexing.write_search`)."""
    digests: tuple[bytes, ...] = ()
    """Of all documents, where they lie aside or in the store."""
    aside: Path | None = None
    """See `StagedEdition.aside`."""
    is_kept: bool = False
    """Whether the next build may ask for what lies aside."""


Task = Job | IndexJob


class Failure(Struct, frozen=True):
    """An article that cannot be rendered, or not within its budget."""

    source: str
    """Its file below docs_dir."""
    rule: RuleId
    message: str
    hint: str


class RenderedPage(Struct, frozen=True):
    """What came of a page."""

    path: str
    """Where it was staged."""
    files: tuple[str, ...]
    """Paths below the output of the files that are its own: HTML, Markdown twin, social card."""
    unresolved: tuple[str, ...] = ()
    """Links that had no target in the edition, as they were written."""
    asked: Asked = ()
    """What its text asked the edition, with the answers (see `asked.is_still_true`)."""
    document: bytes = b""
    """What is searched of it: a `site.search.document.Document` as JSON, its attachments included. Empty for none."""
    warnings: tuple[str, ...] = ()
    """What went wrong and did not stop the build, a line each."""
    digest: bytes = b""
    """Of its document where that lies aside or in the store; empty for none."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """What a job came to."""

    pages: tuple[RenderedPage, ...] = ()
    """In the order of the job."""
    files: frozenset[str] = frozenset()
    """Paths below the output of the files that belong to no page."""
    warnings: tuple[str, ...] = ()
    """What went wrong and did not stop the build, a line each, besides the warnings of pages."""
    failures: tuple[Failure, ...] = ()
    """The articles that cannot be rendered. With any of them the output is of no use: the others link to them."""
    error: str = ""
    """Why it failed; empty when it did not."""
    there: frozenset[str] = frozenset()
    """Of `files`, those that were there and were not written (see `IndexJob.there`)."""
    missing: frozenset[bytes] = frozenset()
    """Digests of documents that are nowhere any more: their pages have to be rendered first."""


def page_outputs(pages: Iterable[StagedPage]) -> dict[str, str]:
    """Staged path → path of the output file."""
    return {staged.path: destination(staged.page.url) for staged in pages}


def shared(site: EditionSite) -> EditionSite:
    """The edition without what grows with its pages and what a page's text and template do not ask for."""
    search = replace(site.search, articles={})
    return replace(site, pages=(), made={}, redirects=AudienceRedirects(), search=search)
