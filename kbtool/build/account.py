"""The account of a build: every Markdown file is a page of the edition or excluded with a reason."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from kbtool.content.edition import Edition
from kbtool.content.selection import Selection
from kbtool.errors import KbError
from kbtool.site.addresses import destination
from kbtool.site.edition_site import EditionSite


@dataclass(frozen=True, slots=True)
class Account:
    """What became of the Markdown files of one edition."""

    edition: Edition
    articles: int
    """Markdown files of the language."""
    pages: int
    """Files that became a page."""
    excluded: Mapping[str, int]
    """Reason → files."""
    made: int
    """Pages that stand for no file: sections without one, tags, search, not found."""
    dead_links: int
    """Links without a target, which became plain text."""
    carried: int = 0
    """Pages that were not rendered: they are what they were in the last release."""


def take_account(
    selection: Selection, site: EditionSite, output: Path, dead_links: int, carried: Collection[str] = ()
) -> Account:
    """Counts what is on disk against what was planned; `carried` are staged paths of pages in the live release.

    Raises KbError when a page is missing, or a file is in neither column: nothing is lost silently.
    """
    outlines = site.outlines
    for page in outlines:
        if page.path not in carried and not (output / destination(page.url)).is_file():
            raise KbError(f"{site.edition}: no page came out of {page.source or page.path}")
    pages = {page.source for page in outlines if page.source}
    lost = {article.path for article in (*selection.articles, *selection.archived)} - pages
    if lost:
        raise KbError(f"{site.edition}: {len(lost)} articles have no page, such as {min(lost)}")
    return Account(
        edition=site.edition,
        articles=selection.article_count,
        pages=len(pages),
        excluded=selection.reasons,
        made=len(outlines) - len(pages),
        dead_links=dead_links,
        carried=len(carried),
    )
