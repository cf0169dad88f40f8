"""The language menu of a page: the same page in every language, and what is missing said in words."""

from collections.abc import Mapping

from kbtool.config.locales import language_tag
from kbtool.site.page_parts import Alternate
from kbtool.site.twins import Twins, has_pages
from kbtool.site.view import View


def language_menu(views: Mapping[str, View], locale: str, twins: Twins) -> tuple[Alternate, ...]:
    """One entry for each language of the base that has pages.

    A language in which the page is missing leads to the page in the default language, where that is another page, else
    to its own home page.
    """
    return tuple(_entry(views, locale, view, twins) for view in views.values() if has_pages(view))


def _entry(views: Mapping[str, View], locale: str, view: View, twins: Twins) -> Alternate:
    language, words = view.language, views[locale].messages
    default = view.configuration.default_language
    leads_to, note = language, ""
    if language.locale in twins:
        url = twins[language.locale].url
    elif default.locale in twins and default.locale != locale:
        leads_to, url = default, twins[default.locale].url
        note = words.text("language_missing_opens", language=default.name)
    else:
        url, note = view.url(""), words.text("language_missing")
    return Alternate(
        locale=language.locale,
        name=language.name,
        direction=language.direction,
        url=url,
        leads_to=language_tag(leads_to.locale),
        note=note,
        current=language.locale == locale,
    )
