"""The translations that pages name for search engines."""

from collections.abc import Iterator

from kbtool.verify.case import Case
from kbtool.verify.output.facts import Facts
from kbtool.verify.site import Site

DEFAULT = "x-default"
BOTH = (
    '<link rel="alternate" hreflang="en" href="https://help.example.com/">'
    '<link rel="alternate" hreflang="zh" href="https://help.example.com/zh/">'
)
ENGLISH = f'<html lang="en">{BOTH}'
"""An example: a page that names its translation."""
PAIR = Case(site={"index.html": ENGLISH, "zh/index.html": f'<html lang="zh">{BOTH}'})
"""An example: two pages that name each other."""


def translations(site: Site) -> Iterator[tuple[Facts, str, str, Facts | None]]:
    """(page, `hreflang`, address, the page there) of all pages that search engines may show.

    None for an address where no page of the site is. A relative address counts as what a browser makes of it.
    """
    for page in site.indexable:
        for code, address in page.alternates:
            yield page, code, address, named(site, page, address)


def named(site: Site, page: Facts, address: str) -> Facts | None:
    """The page that another one names."""
    path = site.setting.addresses.resolved(page.path, address)
    return site.pages.get(path) if path is not None else None
