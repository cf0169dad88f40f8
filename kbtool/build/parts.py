"""Cuts an edition into jobs."""

from math import ceil
from pathlib import Path

from kbtool.build.job import Job, StagedEdition
from kbtool.config.mkdocs_yml import I18N, PLUGINS, listed_plugins, read_mkdocs_yml
from kbtool.site.edition_site import EditionSite

PART = 250
"""Pages of a job at most. A process needs some hundredths of a second to begin one."""


def jobs(edition: StagedEdition, site: EditionSite, is_one: bool) -> list[Job]:
    """The jobs that render all pages of the edition; `is_one` for a single one."""
    pages = site.pages
    parts = 1 if is_one else max(1, ceil(len(pages) / PART))
    size = max(1, ceil(len(pages) / parts))
    starts = range(0, len(pages), size) or (0,)
    return [_job(edition, site, start, start + size) for start in starts]


def _job(edition: StagedEdition, site: EditionSite, start: int, end: int) -> Job:
    pages, articles = site.pages[start:end], site.search.articles
    sources = (staged.page.source for staged in pages)
    return Job(edition, pages, {name: articles[name] for name in sources if name in articles}, has_files=not start)


def must_be_one(config: Path) -> bool:
    """Whether somebody else's plugin or hook may want to see all pages of an edition."""
    data = read_mkdocs_yml(config)
    return bool(data.get("hooks")) or not {I18N, *PLUGINS}.issuperset(listed_plugins(data))
