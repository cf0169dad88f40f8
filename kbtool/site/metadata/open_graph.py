"""What a link to a page looks like where it is shared (The Open Graph protocol, https://ogp.me; Twitter cards)."""

from collections.abc import Iterator
from functools import lru_cache
from importlib import import_module

from kbtool.config.locales import babel_locale
from kbtool.site.metadata.image import Image
from kbtool.site.metadata.moment import moment
from kbtool.site.model import Page, PageKind, Site
from kbtool.site.page_parts import X_DEFAULT


def open_graph(page: Page, site: Site, image: Image | None) -> Iterator[tuple[str, str]]:
    """(property, content) of each element; a property may come more than once."""
    is_article = page.kind is PageKind.ARTICLE
    yield "og:type", "article" if is_article else "website"
    yield "og:title", site.name if page.kind is PageKind.HOME else page.title
    if page.description:
        yield "og:description", page.description
    yield "og:url", page.canonical
    yield "og:site_name", site.name
    yield "og:locale", social_locale(page.language)
    for link in page.translations:
        if link.locale != page.language and link.language != X_DEFAULT:
            yield "og:locale:alternate", social_locale(link.locale)
    if image:
        yield from _image(image)
    if is_article:
        yield from _article(page)


def twitter_card(page: Page, image: Image | None) -> Iterator[tuple[str, str]]:
    """(name, content) of each element; all else is taken from Open Graph."""
    yield "twitter:card", "summary_large_image" if image else "summary"


@lru_cache(maxsize=256)
def social_locale(locale: str) -> str:
    """Language and territory, the likeliest one where the locale has none (Unicode CLDR, likely subtags): `fa_IR`."""
    known = babel_locale(locale)
    parts = [known.language, known.script, known.territory]
    name = "_".join(filter(None, parts))
    likely = import_module("babel.core").get_global("likely_subtags")  # not for those who plan and show no page
    full = likely.get(name) or likely.get(known.language) or name
    territory = known.territory or full.rpartition("_")[2]
    return f"{known.language}_{territory}"


def _image(image: Image) -> Iterator[tuple[str, str]]:
    yield "og:image", image.url
    if image.width and image.height:
        yield "og:image:width", str(image.width)
        yield "og:image:height", str(image.height)
    if image.alt:
        yield "og:image:alt", image.alt


def _article(page: Page) -> Iterator[tuple[str, str]]:
    if page.published:
        yield "article:published_time", moment(page.published)
    if page.byline and page.byline.updated:
        yield "article:modified_time", moment(page.byline.updated.iso)
    if len(page.breadcrumb) > 1:
        yield "article:section", page.breadcrumb[-1].title
    for tag in page.tags:
        yield "article:tag", tag.title
