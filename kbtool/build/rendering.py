"""Renders editions until no article fails: each round does again what the last one has not done or done in vain."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from kbtool.build.agenda import Progress
from kbtool.build.carried_edition import CarriedEdition
from kbtool.build.carrying import Carrier
from kbtool.build.edition_folders import fill, make_folders
from kbtool.build.edition_work import EditionWork, whole
from kbtool.build.free_memory import give_back
from kbtool.build.job import Failure, Rendered
from kbtool.build.parts import jobs, must_be_one
from kbtool.build.processes import Workers
from kbtool.build.releases.manifest import ReleasedFile
from kbtool.build.rendered_edition import RenderedEdition
from kbtool.build.webp_copies import webp_addresses
from kbtool.build.written import write_files
from kbtool.config import Configuration
from kbtool.content.edition import Edition
from kbtool.errors import KbError
from kbtool.site.edition_site import EditionSite
from kbtool.site.staged_pages import StagedPages

MANY = 500
"""Pages whose plans are worth the time that giving their memory back takes."""


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
    meanwhile: Callable[[], object] = bool
    """Something to do while the first pages are rendered."""
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
                todo = self._finish([(work, complete) for work, parts in came if (complete := whole(parts))], workers)
        return tuple(failures[source] for source in sorted(failures))

    def _rendered(
        self, sites: Iterable[EditionSite], workers: Workers
    ) -> list[tuple[EditionWork, list[Rendered | None]]]:
        """What the jobs of each edition came to."""
        is_one = must_be_one(self.configuration.path)
        works = [self._work(site, is_one) for site in sites]
        tasks = [job for work in works for job in work.jobs]
        results = iter(workers.run(tasks, self.progress, lambda: self._look(works)))
        return [(self._looked(work), list(islice(results, len(work.jobs)))) for work in works]

    def _look(self, works: Iterable[EditionWork]) -> None:
        """At the live releases, from which pages are taken over, and at whatever else waits for it."""
        for audience in {work.site.edition.audience for work in works if work.carried.pages}:
            if self.carrier:
                self.carrier.look(audience)
        self.meanwhile()

    def _looked(self, work: EditionWork) -> EditionWork:
        """The work when its jobs are done."""
        searched = self.carrier.searched(work.site, work.carried) if self.carrier else {}
        return replace(work, jobs=(), searched=searched)

    def _is_done(self, site: EditionSite) -> bool:
        done = self.rendered.get(site.edition)
        return done is not None and done.site == site

    def _work(self, site: EditionSite, is_one: bool) -> EditionWork:
        staged = make_folders(site, self.configuration, self.folder)
        copies = webp_addresses(site, staged.outputs)
        carried = self.carrier.carried(site, copies) if self.carrier else CarriedEdition()
        rest = carried.rest(site)
        fill(staged, site, self.configuration, None if carried.others is None else rest)
        return EditionWork(site, staged, carried, jobs(staged, site, is_one, rest, has_files=carried.others is None))

    def _finish(self, done: Sequence[tuple[EditionWork, Rendered]], workers: Workers) -> list[EditionSite]:
        """Writes what is made of all pages of each edition, and remembers what came of it.

        Returns the editions that have to be rendered again: the store has lost documents of pages that were taken over.
        """
        pages = [work.all_pages(result) for work, result in done]
        tasks = [work.index_job(own, self.configuration.root) for (work, _), own in zip(done, pages, strict=True)]
        waiting = [task for task in tasks if task]
        workers.keep(len(waiting))
        kept: dict[Edition, Sequence[ReleasedFile] | None] = {}

        def meanwhile() -> None:
            kept.update((work.site.edition, self._kept(work)) for work, _ in done)
            _forget(work.site for work, _ in done)
            self._prepare(done, kept)

        indexed = iter(workers.run(waiting, self.progress, meanwhile))
        again: list[EditionSite] = []
        for (work, result), own, task in zip(done, pages, tasks, strict=True):
            index, files = next(indexed) if task else None, kept[work.site.edition]
            if index and index.missing:
                self._distrust(work, index.missing)
            if files is None or (index and index.missing):
                again.append(work.site)
            else:
                self.rendered[work.site.edition] = work.edition(result, own, index, files)
        return again

    def _kept(self, work: EditionWork) -> list[ReleasedFile] | None:
        """Writes the files that are made from the model but for those that the live release has; these, and what else
        is taken over. None where some of the latter is not there."""
        files = self.carrier.taken(work.site, work.carried) if self.carrier else []
        taken = self.carrier.standing(work.site, work.site.made) if self.carrier else {}
        write_files(work.site.made, work.staged.output, taken)
        return None if files is None else [*files, *taken.values()]

    def _prepare(
        self, done: Sequence[tuple[EditionWork, Rendered]], kept: Mapping[Edition, Sequence[ReleasedFile] | None]
    ) -> None:
        """Where nothing was rendered the release is most likely there already."""
        if not self.carrier:
            return
        for audience in {work.site.edition.audience for work, result in done if result.pages}:
            own = [work for work, _ in done if work.site.edition.audience == audience]
            taken = [file.path for work in own for file in kept[work.site.edition] or ()]
            self.carrier.prepare(audience, taken, self.folder)

    def _distrust(self, work: EditionWork, missing: frozenset[bytes]) -> None:
        """Raises KbError where documents are missing that were made just now: to render again would not help."""
        pages = [page for page in work.carried.pages.values() if page.document in missing]
        if not self.carrier or not missing <= {page.document for page in pages}:
            raise KbError(f"{work.site.edition}: what is searched of {len(missing)} pages is gone from {self.folder}")
        self.carrier.distrust(pages)


def _forget(sites: Iterable[EditionSite]) -> None:
    """Lets go of plans and texts, which nobody asks for any more, and an index takes much memory."""
    pages = [site.pages for site in sites if isinstance(site.pages, StagedPages) and not site.card_style]  # told later
    if sum(item.forget() for item in pages) > MANY:
        give_back()
