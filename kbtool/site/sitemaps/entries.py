"""The pages of one language that search engines may list."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from kbtool.site.audience_addresses import asset_url
from kbtool.site.metadata.alternates import alternates
from kbtool.site.once_per_view import once_per_view
from kbtool.site.page_parts import AlternateLink
from kbtool.site.sitemaps.entry import Entry
from kbtool.site.twins import Twin, Twins, article_twin, has_pages, page_twin, page_twins, tag_twins, tags_twins
from kbtool.site.view import View

Finder = Callable[[Mapping[str, View], str], Twins]
"""From the views of some languages and a name to the page of that name in each of them."""


def entries(views: Mapping[str, View], locale: str) -> list[Entry]:
    """The pages of the language, by key, then those of tags."""
    view, is_alone = views[locale], sum(map(has_pages, views.values())) == 1
    if is_alone:
        return [_entry(view, twin) for twin, _, _ in _listed(view, "")]
    return [_entry(view, twin, alternates(views, locale, find(views, name))) for twin, find, name in _listed(view, "")]


def entry_count(view: View) -> int:
    """How many `entries` has, without the work of making them."""
    return len(_listed(view, ""))


@once_per_view
def _listed(view: View, _: str) -> list[tuple[Twin, Finder, str]]:
    """Each page, and how to find it in other languages."""
    articles = view.articles
    return [
        (twin, page_twins, key)
        for key in sorted({*view.sections, *articles})
        if (twin := article_twin(view, articles[key]) if key in articles else page_twin(view, key))
        and twin.is_indexable
    ] + list(_tags(view))


def _tags(view: View) -> Iterator[tuple[Twin, Finder, str]]:
    own, locale = {view.language.locale: view}, view.language.locale
    finders = [(_list_of_tags, ""), *((tag_twins, tag) for tag in sorted(view.tagged))]
    for find, tag in finders:
        twin = find(own, tag).get(locale)
        if twin and twin.is_indexable:
            yield twin, find, tag


def _list_of_tags(views: Mapping[str, View], _: str) -> Twins:
    return tags_twins(views)


def _entry(view: View, twin: Twin, links: Iterable[AlternateLink] = ()) -> Entry:
    """Articles alone have a date, as their pages do: that of a list would be the date of whatever is listed."""
    article, url = twin.article, f"{view.address}{twin.url}"
    updated = view.days[article.path].updated if article and not article.is_index else None
    return Entry(
        url,
        updated.isoformat() if updated else "",
        tuple([(link.language, link.url) for link in links]) if links else (),
        tuple([_image_url(view, path) for path in view.texts.images(article)]) if article and article.files else (),
    )


@once_per_view
def _image_url(view: View, path: str) -> str:
    return f"{view.address}{asset_url(path, view.configuration)}"
