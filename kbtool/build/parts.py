"""Cuts an edition into jobs."""

from collections.abc import Sequence
from math import ceil
from pathlib import Path

from kbtool.build.job import Job, StagedEdition
from kbtool.config.mkdocs_yml import I18N, PLUGINS, listed_plugins, read_mkdocs_yml
from kbtool.site.edition_site import EditionSite
from kbtool.site.staged_pages import StagedPage

PART = 250
"""Pages of a job at most. A process needs some hundredths of a second to begin one."""


def jobs(
    edition: StagedEdition,
    site: EditionSite,
    is_one: bool,
    pages: Sequence[StagedPage] | None = None,
    has_files: bool = True,
) -> list[Job]:
    """The jobs that render these pages of the edition, all where none are given; `is_one` for a single job.

    With `has_files` the first one also writes what belongs to no page, and there is one even without pages.
    """
    pages = tuple(site.pages if pages is None else pages)
    parts = 1 if is_one else max(1, ceil(len(pages) / PART))
    size = max(1, ceil(len(pages) / parts))
    starts = range(0, len(pages), size) or ((0,) if has_files else ())
    return [_job(edition, site, pages[start : start + size], has_files and not start) for start in starts]


def _job(edition: StagedEdition, site: EditionSite, pages: tuple[StagedPage, ...], has_files: bool) -> Job:
    articles = site.search.articles
    sources = (staged.page.source for staged in pages)
    return Job(edition, pages, {name: articles[name] for name in sources if name in articles}, has_files)


def must_be_one(config: Path) -> bool:
    """Whether somebody else's plugin or hook may want to see all pages of an edition."""
    data = read_mkdocs_yml(config)
    return bool(data.get("hooks")) or not {I18N, *PLUGINS}.issuperset(listed_plugins(data))
