"""Renders editions until no article fails: each round does again what the last one has not done or done in vain."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from kbtool.build.agenda import Progress
from kbtool.build.carrying import CarriedEdition, Carrier
from kbtool.build.edition_folders import fill, make_folders
from kbtool.build.job import Failure, IndexJob, Job, Rendered, RenderedPage, StagedEdition
from kbtool.build.parts import jobs, must_be_one
from kbtool.build.processes import Workers
from kbtool.build.releases.tree import Files
from kbtool.build.rendered_edition import RenderedEdition
from kbtool.build.webp_copies import webp_addresses
from kbtool.build.written import write_files
from kbtool.config import Configuration
from kbtool.content.edition import Edition
from kbtool.errors import KbError
from kbtool.site.cards.naming import without_cards
from kbtool.site.edition_site import EditionSite
from kbtool.site.staged_pages import StagedPages


@dataclass(frozen=True, slots=True)
class _Work:
    """What there is to do for an edition."""

    site: EditionSite
    staged: StagedEdition
    carried: CarriedEdition
    jobs: Sequence[Job]

    def index_job(self, pages: Sequence[RenderedPage], root: Path) -> IndexJob | None:
        """Makes the files that the edition is searched with; None where they are taken over."""
        if self.carried.search:
            return None
        return IndexJob(
            self.staged.site,
            (),
            self.staged.output,
            root,
            there=frozenset(self.carried.reusable),
            digests=tuple(page.digest for page in pages if page.digest),
            aside=self.staged.aside,
            is_kept=self.carried.prints is not None,
        )


@dataclass
class Renderer:
    """Renders into a folder, and knows what lies there."""

    configuration: Configuration
    folder: Path
    """Empty at first."""
    engine: str
    limit: int
    """Processes at a time."""
    progress: Progress
    carrier: Carrier | None = None
    """Knows what need not be rendered; None where there is no live release to take it from."""
    workers: Workers | None = None
    """Processes, the first of which may have been started; None for others."""
    rendered: dict[Edition, RenderedEdition] = field(default_factory=dict)
    """What is done and of use."""

    def render(self, sites: Iterable[EditionSite]) -> tuple[Failure, ...]:
        """Renders those sites that are not rendered as they are; returns the articles that failed, each once.

        After failures the sites have to be planned without these articles and rendered again. Raises KbError.
        """
        failures: dict[str, Failure] = {}
        todo = [site for site in sites if not self._is_done(site)]
        with self.workers or Workers(self.engine, self.limit) as workers:
            while todo:
                came = self._rendered(todo, workers)
                found = (failure for _, parts in came for part in parts if part for failure in part.failures)
                failures |= {failure.source: failure for failure in found}
                todo = self._finish([(work, whole) for work, parts in came if (whole := _whole(parts))], workers)
        return tuple(failures[source] for source in sorted(failures))

    def _rendered(self, sites: Iterable[EditionSite], workers: Workers) -> list[tuple[_Work, list[Rendered | None]]]:
        """What the jobs of each edition came to."""
        is_one = must_be_one(self.configuration.path)
        works = [self._work(site, is_one) for site in sites]
        results = iter(workers.run([job for work in works for job in work.jobs], self.progress))
        came = [(replace(work, jobs=()), list(islice(results, len(work.jobs)))) for work in works]
        for work in works:
            if isinstance(work.site.pages, StagedPages) and not work.site.card_style:  # cards are told of later
                work.site.pages.forget()
        return came

    def _is_done(self, site: EditionSite) -> bool:
        done = self.rendered.get(site.edition)
        return done is not None and done.site == site

    def _work(self, site: EditionSite, is_one: bool) -> _Work:
        staged = make_folders(site, self.configuration, self.folder)
        copies = webp_addresses(site, staged.outputs)
        carried = self.carrier.carried(site, copies) if self.carrier else CarriedEdition()
        rest = carried.rest(site)
        fill(staged, site, self.configuration, None if carried.others is None else rest)
        return _Work(site, staged, carried, jobs(staged, site, is_one, rest, has_files=carried.others is None))

    def _finish(self, done: Sequence[tuple[_Work, Rendered]], workers: Workers) -> list[EditionSite]:
        """Writes what is made of all pages of each edition, and remembers what came of it.

        Returns the editions that have to be rendered again: the store has lost documents of pages that were taken over.
        """
        pages = [_all_pages(work, result) for work, result in done]
        tasks = [work.index_job(own, self.configuration.root) for (work, _), own in zip(done, pages, strict=True)]
        waiting = [task for task in tasks if task]
        workers.keep(len(waiting))
        made: dict[Edition, Files] = {}

        def meanwhile() -> None:
            made.update(self._made(work) for work, _ in done)
            self._prepare(done, made)

        indexed = iter(workers.run(waiting, self.progress, meanwhile))
        again: list[EditionSite] = []
        for (work, result), own, task in zip(done, pages, tasks, strict=True):
            index = (next(indexed) if task else None) or Rendered()
            if index.missing:
                self._distrust(work, index.missing)
                again.append(work.site)
            else:
                self.rendered[work.site.edition] = _edition(work, result, own, index, made[work.site.edition])
        return again

    def _made(self, work: _Work) -> tuple[Edition, Files]:
        """Writes the files that are made from the model but for those that the live release has: path → file of it."""
        taken = self.carrier.standing(work.site, work.site.made) if self.carrier else {}
        write_files(work.site.made, work.staged.output, taken)
        return work.site.edition, taken

    def _prepare(self, done: Sequence[tuple[_Work, Rendered]], made: Mapping[Edition, Files]) -> None:
        """Where nothing was rendered the release is most likely there already."""
        if not self.carrier:
            return
        for audience in {work.site.edition.audience for work, result in done if result.pages}:
            own = [work for work, _ in done if work.site.edition.audience == audience]
            taken = [file.path for work in own for file in (*work.carried.files, *made[work.site.edition].values())]
            self.carrier.prepare(audience, taken, self.folder)

    def _distrust(self, work: _Work, missing: frozenset[bytes]) -> None:
        """Raises KbError where documents are missing that were made just now: to render again would not help."""
        if not self.carrier or not missing <= {page.document for page in work.carried.pages.values()}:
            raise KbError(f"{work.site.edition}: what is searched of {len(missing)} pages is gone from {self.folder}")
        self.carrier.distrust(missing)


def _all_pages(work: _Work, result: Rendered) -> tuple[RenderedPage, ...]:
    """What was rendered and what was taken over, in the order of the site."""
    fresh = {page.path: page for page in result.pages}
    paths = (page.path for page in work.site.outlines)
    return tuple(fresh[path] if path in fresh else work.carried.rendered(path) for path in paths)


def _edition(
    work: _Work, result: Rendered, pages: tuple[RenderedPage, ...], index: Rendered, made: Files
) -> RenderedEdition:
    """`made` holds the files made from the model that are taken over."""
    site, carried = work.site, work.carried
    own = {path for page in pages for path in page.files}
    warnings = (*_cards(site), *result.warnings, *(line for page in pages for line in page.warnings))
    reused = (file for path, file in carried.reusable.items() if path in index.there)
    return RenderedEdition(
        site,
        work.staged.output,
        pages,
        result.files,
        index.files,
        frozenset(site.made).union(own, work.staged.outputs.values(), index.files),
        carried,
        (*carried.files, *reused, *made.values()),
        warnings,
    )


def _whole(parts: Sequence[Rendered | None]) -> Rendered | None:
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
