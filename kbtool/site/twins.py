"""The same page in every language of an audience."""

from collections.abc import Callable, Mapping

import msgspec

from kbtool.content.article import Article
from kbtool.site.once_per_view import once_per_view
from kbtool.site.view import View

LEAST_LISTED = 2
"""A tag's page with fewer articles says nothing that the article does not say better."""


class Twin(msgspec.Struct, frozen=True):
    """A page in one language."""

    url: str
    """Relative to the root of the audience's site."""
    is_indexable: bool
    """Whether search engines may list it."""
    article: Article | None = None
    """What is written on it; None for a list."""


Twins = Mapping[str, Twin]
"""Locale → the page in that language, for the languages that have it, in the order of the configuration."""


def page_twins(views: Mapping[str, View], key: str) -> Twins:
    """The page of an article, a section, or (the empty key) the home page."""
    return _twins(views, lambda view: page_twin(view, key))


def tags_twins(views: Mapping[str, View]) -> Twins:
    """The list of all tags."""
    return _twins(views, lambda view: Twin(view.url(view.tags_key), is_open(view)) if view.tagged else None)


def tag_twins(views: Mapping[str, View], tag: str) -> Twins:
    """The page of a tag."""
    return _twins(views, lambda view: _tag(view, tag))


def search_twins(views: Mapping[str, View]) -> Twins:
    """The page of search results, which search engines do not list."""
    return _twins(views, lambda view: Twin(view.url(view.free_key("search")), is_indexable=False))


def is_open(view: View) -> bool:
    """See `View.is_open`."""
    return view.is_open


def has_pages(view: View) -> bool:
    """Whether the edition is built: one without any article is not."""
    return bool(view.selection.articles or view.selection.archived)


def _twins(views: Mapping[str, View], find: Callable[[View], Twin | None]) -> Twins:
    return {
        view.language.locale: twin for view in views.values() if has_pages(view) and (twin := find(view)) is not None
    }


@once_per_view
def page_twin(view: View, key: str) -> Twin | None:
    """The page of an article, a section, or the home page in one language; None where it has none."""
    if article := view.articles.get(key):
        return article_twin(view, article)
    if key not in view.page_keys:
        return None
    section = view.sections.get(key)
    written = section.index if section else None
    is_listed = bool(written or (section and (section.articles or section.sections)))
    return Twin(view.url(key), view.is_open and is_listed and not (written and written.fields.noindex), written)


def article_twin(view: View, article: Article) -> Twin:
    """The page of an article in one language."""
    return Twin(view.urls[article.key], view.is_open and not article.fields.noindex, article)


def _tag(view: View, tag: str) -> Twin | None:
    if tag not in view.tagged:
        return None
    return Twin(view.tag_url(tag), is_open(view) and len(view.tagged[tag]) >= LEAST_LISTED)
