"""The language menu of a page: the same page in every language, or that language's home page."""

from collections.abc import Mapping

from kbtool.site.model import Alternate
from kbtool.site.view import View


def language_menu(views: Mapping[str, View], locale: str, key: str) -> tuple[Alternate, ...]:
    """One entry for each language of the base that has pages; `key` is the page's key."""
    return tuple(_entry(view, locale, key) for view in views.values() if view.page_keys - {""} or view.root.index)


def tag_language_menu(views: Mapping[str, View], locale: str, tag: str) -> tuple[Alternate, ...]:
    """The language menu of a tag's page."""
    return tuple(
        _alternate(view, locale, view.tag_url(tag) if tag in view.tagged else None)
        for view in views.values()
        if view.page_keys - {""} or view.root.index
    )


def _entry(view: View, locale: str, key: str) -> Alternate:
    return _alternate(view, locale, view.url(key) if key in view.page_keys else None)


def _alternate(view: View, locale: str, url: str | None) -> Alternate:
    language = view.language
    return Alternate(
        locale=language.locale,
        name=language.name,
        direction=language.direction,
        url=view.url("") if url is None else url,
        exists=url is not None,
        current=language.locale == locale,
    )
