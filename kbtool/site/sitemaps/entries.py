"""The pages of one language that search engines may list."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from kbtool.site.audience_addresses import asset_url
from kbtool.site.findable import site_address
from kbtool.site.metadata.alternates import alternates
from kbtool.site.once_per_view import once_per_view
from kbtool.site.sitemaps.entry import Entry
from kbtool.site.twins import Twins, page_twin, page_twins, tag_twins, tags_twins
from kbtool.site.view import View

Finder = Callable[[Mapping[str, View]], Twins]
"""From the views of some languages to the same page in each of them."""


def entries(views: Mapping[str, View], locale: str) -> list[Entry]:
    """The pages of the language, by key, then those of tags."""
    return [_entry(views, locale, find(views)) for find in _listed(views[locale], "")]


def entry_count(view: View) -> int:
    """How many `entries` has, without the work of making them."""
    return len(_listed(view, ""))


@once_per_view
def _listed(view: View, _: str) -> list[Finder]:
    """How to find each page."""
    keys = sorted({*view.sections, *view.articles})
    pages = (partial(page_twins, key=key) for key in keys if (twin := page_twin(view, key)) and twin.is_indexable)
    return [*pages, *(find for find in _tag_finders(view) if _is_listed(view, find))]


def _tag_finders(view: View) -> Iterator[Finder]:
    yield tags_twins
    for tag in sorted(view.tagged):
        yield partial(tag_twins, tag=tag)


def _is_listed(view: View, find: Finder) -> bool:
    twin = find({view.language.locale: view}).get(view.language.locale)
    return twin is not None and twin.is_indexable


def _entry(views: Mapping[str, View], locale: str, twins: Twins) -> Entry:
    """Articles alone have a date, as their pages do: that of a list would be the date of whatever is listed."""
    view, twin = views[locale], twins[locale]
    address, article = site_address(view), twin.article
    updated = view.updated(article) if article and not article.is_index else None
    shown = view.texts.images(article) if article else ()
    return Entry(
        url=f"{address}{twin.url}",
        updated=updated.isoformat() if updated else "",
        alternates=tuple((link.language, link.url) for link in alternates(views, locale, twins)),
        images=tuple(f"{address}{asset_url(path, view.configuration)}" for path in shown),
    )
