"""What a page says of itself whatever it is of: where it stands, in which languages, for whom."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from kbtool.content.article import Article
from kbtool.site.addresses import root_of
from kbtool.site.language_menu import language_menu
from kbtool.site.metadata.alternates import alternates
from kbtool.site.metadata.titles import title_tag
from kbtool.site.model import Page, PageKind
from kbtool.site.page_parts import Link
from kbtool.site.twins import Twins, page_twins
from kbtool.site.view import View


def framed_page(
    views: Mapping[str, View],
    locale: str,
    kind: PageKind,
    key: str,
    heading: str,
    *,
    url: str = "",
    twins: Twins | None = None,
    title: str = "",
    **values: Any,
) -> Page:
    """A page with these further values.

    `title` is that of the browser where it follows no pattern, `twins` the same page in every language where it stands
    for no article or section.
    """
    view = views[locale]
    url = url or view.url(key)
    parents: Sequence[Link] = values.get("breadcrumb", ())[1:]
    twins = page_twins(views, key) if twins is None else twins
    is_indexable = kind is not PageKind.NOT_FOUND and locale in twins and twins[locale].is_indexable
    defaults: dict[str, Any] = {
        "root": root_of(url),
        "source": "",
        "description": "",
        "alternates": language_menu(views, locale, twins),
        "translations": alternates(views, locale, twins) if is_indexable else (),
        "canonical": _absolute(view, url) if is_indexable else "",
        "noindex": not is_indexable,
    }
    return Page(
        kind=kind,
        url=url,
        title=heading,
        title_tag=title or title_tag(view, heading, parents[-1].title if parents else ""),
        language=locale,
        direction=view.language.direction,
        **(defaults | values),
    )


def _absolute(view: View, url: str) -> str:
    address = view.configuration.address(view.edition.audience)
    return f"{address}{url}" if address else ""


def public_url(view: View, article: Article) -> str:
    """Where customers find the same article; empty in the public edition and for what they cannot see."""
    settings = view.configuration.settings
    if not view.is_restricted or article.fields.audience != settings.widest:
        return ""
    address = view.configuration.address(settings.widest)
    return f"{address}{view.url(article.key)}" if address else ""


def edit_url(view: View, article: Article | None) -> str:
    """Where the file of an article is edited; empty where there is none, or nobody knows."""
    configuration = view.configuration
    if not article or not configuration.edit_url:
        return ""
    return configuration.edit_url + quote(article.path.removeprefix(f"{configuration.docs_name}/"))
