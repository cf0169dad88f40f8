"""Renders editions until no article fails: each round does again what the last one has not done or done in vain."""

import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kbtool.build.job import Failure, Job, Rendered
from kbtool.build.processes import Progress, render_all
from kbtool.build.staging import stage
from kbtool.build.webp_copies import add_webp_copies
from kbtool.config import Configuration
from kbtool.content.edition import Edition
from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.content.source_lines import with_source_lines
from kbtool.diagnostics import Diagnostic, Span
from kbtool.errors import KbError
from kbtool.site.edition_site import EditionSite


@dataclass
class Renderer:
    """Renders into a folder, and knows what lies there."""

    configuration: Configuration
    folder: Path
    """Empty at first."""
    engine: str
    limit: int
    """Editions at a time."""
    progress: Progress
    rendered: dict[Edition, tuple[Job, Rendered]] = field(default_factory=dict)
    """What is done and of use."""

    def render(self, sites: Iterable[EditionSite]) -> tuple[Failure, ...]:
        """Renders those sites that are not rendered as they are; returns the articles that failed, each once.

        After failures the sites have to be planned without these articles and rendered again. Raises KbError.
        """
        waiting = [site for site in sites if not self._is_done(site)]
        jobs = [self._job(site) for site in waiting]
        results = render_all(jobs, self.limit, self.progress)
        failures: dict[str, Failure] = {}
        for job, result in zip(jobs, results, strict=True):
            if result and not result.failures:
                self.rendered[job.site.edition] = (job, result)
            elif result:
                failures |= {failure.source: failure for failure in result.failures}
        return tuple(failures[source] for source in sorted(failures))

    def _is_done(self, site: EditionSite) -> bool:
        done = self.rendered.get(site.edition)
        return done is not None and done[0].site == site

    def _job(self, site: EditionSite) -> Job:
        name = f"{site.edition.audience}-{site.edition.language}"
        staging, output = self.folder / "staged" / name, self.folder / "rendered" / name
        for place in (staging, output):
            shutil.rmtree(place, ignore_errors=True)
        outputs = stage(site, self.configuration.docs_dir, staging)
        outputs = add_webp_copies(site, self.configuration.root, staging, outputs)
        output.mkdir(parents=True)
        seconds = self.configuration.settings.limits.seconds
        return Job(self.configuration.path, site, staging, outputs, output, self.engine, seconds)


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
