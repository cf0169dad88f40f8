"""The pages of one language that search engines may list."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from kbtool.site.audience_addresses import asset_url
from kbtool.site.metadata.alternates import alternates
from kbtool.site.once_per_view import once_per_view
from kbtool.site.page_parts import AlternateLink
from kbtool.site.sitemaps.entry import Entry
from kbtool.site.twins import Twin, Twins, has_pages, page_twin, page_twins, tag_twins, tags_twins
from kbtool.site.view import View

Finder = Callable[[Mapping[str, View]], Twins]
"""From the views of some languages to the same page in each of them."""


def entries(views: Mapping[str, View], locale: str) -> list[Entry]:
    """The pages of the language, by key, then those of tags."""
    view, is_alone = views[locale], sum(map(has_pages, views.values())) == 1
    return [
        _entry(view, twin, () if is_alone else alternates(views, locale, find(views)))
        for twin, find in _listed(view, "")
    ]


def entry_count(view: View) -> int:
    """How many `entries` has, without the work of making them."""
    return len(_listed(view, ""))


@once_per_view
def _listed(view: View, _: str) -> list[tuple[Twin, Finder]]:
    """Each page, and how to find it in other languages."""
    keys = sorted({*view.sections, *view.articles})
    found: list[tuple[Twin | None, Finder]] = [(page_twin(view, key), partial(page_twins, key=key)) for key in keys]
    found += ((find({view.language.locale: view}).get(view.language.locale), find) for find in _tag_finders(view))
    return [(twin, find) for twin, find in found if twin and twin.is_indexable]


def _tag_finders(view: View) -> Iterator[Finder]:
    yield tags_twins
    for tag in sorted(view.tagged):
        yield partial(tag_twins, tag=tag)


def _entry(view: View, twin: Twin, links: Iterable[AlternateLink]) -> Entry:
    """Articles alone have a date, as their pages do: that of a list would be the date of whatever is listed."""
    article = twin.article
    updated = view.days[article.path].updated if article and not article.is_index else None
    shown = view.texts.images(article) if article and article.files else ()
    return Entry(
        url=f"{view.address}{twin.url}",
        updated=updated.isoformat() if updated else "",
        alternates=tuple((link.language, link.url) for link in links),
        images=tuple(_image_url(view, path) for path in shown),
    )


@once_per_view
def _image_url(view: View, path: str) -> str:
    return f"{view.address}{asset_url(path, view.configuration)}"
