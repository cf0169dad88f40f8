"""Renders editions until no article fails: each round does again what the last one has not done or done in vain."""

import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from kbtool.build.agenda import Progress
from kbtool.build.job import Failure, IndexJob, Rendered, RenderedPage, StagedEdition, shared
from kbtool.build.parts import jobs, must_be_one
from kbtool.build.processes import Workers
from kbtool.build.staging import stage
from kbtool.build.webp_copies import add_webp_copies
from kbtool.build.written import write_files
from kbtool.config import Configuration
from kbtool.content.edition import Edition
from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.content.source_lines import with_source_lines
from kbtool.diagnostics import Diagnostic, Span
from kbtool.errors import KbError
from kbtool.site.cards.naming import without_cards
from kbtool.site.edition_site import EditionSite


@dataclass(frozen=True, slots=True)
class RenderedEdition:
    """What came of an edition."""

    site: EditionSite
    output: Path
    pages: tuple[RenderedPage, ...]
    content: frozenset[str]
    """Paths below the output that come from articles, pages and search; every other file there is the theme's."""
    warnings: tuple[str, ...]
    """A line each."""

    @property
    def unresolved(self) -> int:
        """How many links had no target."""
        return sum(len(page.unresolved) for page in self.pages)


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
    rendered: dict[Edition, RenderedEdition] = field(default_factory=dict)
    """What is done and of use."""

    def render(self, sites: Iterable[EditionSite]) -> tuple[Failure, ...]:
        """Renders those sites that are not rendered as they are; returns the articles that failed, each once.

        After failures the sites have to be planned without these articles and rendered again. Raises KbError.
        """
        is_one = must_be_one(self.configuration.path)
        waiting = [site for site in sites if not self._is_done(site)]
        works = [(site, jobs(self._staged(site), site, is_one)) for site in waiting]
        with Workers(self.engine, self.limit) as workers:
            results = iter(workers.run([job for _, parts in works for job in parts], self.progress))
            came = [(site, parts[0].edition, list(islice(results, len(parts)))) for site, parts in works]
            self._finish([(site, staged, whole) for site, staged, parts in came if (whole := _whole(parts))], workers)
        found = [failure for _, _, parts in came for part in parts if part for failure in part.failures]
        failures = {failure.source: failure for failure in found}
        return tuple(failures[source] for source in sorted(failures))

    def _is_done(self, site: EditionSite) -> bool:
        done = self.rendered.get(site.edition)
        return done is not None and done.site == site

    def _staged(self, site: EditionSite) -> StagedEdition:
        name = f"{site.edition.audience}-{site.edition.language}"
        staging, output = self.folder / "staged" / name, self.folder / "rendered" / name
        for place in (staging, output):
            shutil.rmtree(place, ignore_errors=True)
        outputs = stage(site, self.configuration.docs_dir, staging)
        outputs = add_webp_copies(site, self.configuration.root, staging, outputs)
        output.mkdir(parents=True)
        seconds = self.configuration.settings.limits.seconds
        return StagedEdition(self.configuration.path, shared(site), staging, outputs, output, seconds)

    def _finish(self, done: Sequence[tuple[EditionSite, StagedEdition, Rendered]], workers: Workers) -> None:
        """Writes what is made of all pages of each edition, and remembers what came of it."""
        root = self.configuration.root
        documents = [tuple(page.document for page in result.pages) for _, _, result in done]
        tasks = [
            IndexJob(staged.site, found, staged.output, root)
            for (_, staged, _), found in zip(done, documents, strict=True)
        ]
        for (site, staged, result), index in zip(done, workers.run(tasks, self.progress), strict=True):
            made = write_files(site.made, staged.output) | (index.files if index else frozenset())
            own = {path for page in result.pages for path in page.files}
            content = made.union(own, staged.outputs.values())
            warnings = (*_cards(site), *result.warnings, *(line for page in result.pages for line in page.warnings))
            self.rendered[site.edition] = RenderedEdition(site, staged.output, result.pages, content, warnings)


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


def as_diagnostics(kb: KnowledgeBase, failures: Sequence[Failure]) -> list[Diagnostic]:
    """The failures as errors at the first line of the text below the front matter.

    Raises KbError for a page that stands for no article: nothing can be withheld there.
    """
    found: list[Diagnostic] = []
    for failure in failures:
        path = f"{kb.configuration.docs_name}/{failure.source}"
        article = kb.by_path.get(path)
        if article is None:
            raise KbError(f"{failure.source}: {failure.message}")
        error = failure.rule.at(path, Span.at(article.body_line), failure.message, failure.hint)
        found += with_source_lines((error,), kb.texts[path].text)
    return found
