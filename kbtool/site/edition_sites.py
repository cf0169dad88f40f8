"""The plan of the sites of an audience, one for each language."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from kbtool.content.media.file_types import ending
from kbtool.site.addresses import Addresses
from kbtool.site.audience_addresses import asset_url, audience_addresses
from kbtool.site.content_policy import configuration_policy, page_policy
from kbtool.site.edition_site import EditionSite
from kbtool.site.late_files import LateFiles
from kbtool.site.made_files import made_files
from kbtool.site.model import Site
from kbtool.site.page_inputs import AudienceInputs, page_inputs
from kbtool.site.page_outlines import page_outlines
from kbtool.site.page_parts import Link
from kbtool.site.pages import EditionPages
from kbtool.site.redirects.audience_redirects import AudienceRedirects
from kbtool.site.redirects.finding import audience_redirects
from kbtool.site.redirects.redirect_files import redirect_files
from kbtool.site.redirects.stub import parts_json
from kbtool.site.response_headers import site_headers
from kbtool.site.search.edition import search_facts
from kbtool.site.search_words import search_words
from kbtool.site.site_headers import SiteHeaders
from kbtool.site.staged_pages import Outline, StagedPage, StagedPages
from kbtool.site.view import View

LARGE_PICTURES = frozenset({"png", "jpg", "jpeg"})
"""Kinds that most often are smaller as WebP."""


class AudienceSite(Struct, frozen=True):
    """What the sites of all languages of an audience share."""

    addresses: Addresses
    headers: SiteHeaders
    redirects: AudienceRedirects
    inputs: AudienceInputs


def audience_site(views: Mapping[str, View]) -> AudienceSite:
    """The same for each of the languages in `views`."""
    view = next(iter(views.values()))
    addresses = audience_addresses(views)
    redirects = audience_redirects(views, addresses)
    at_root = [*addresses.sources.values(), *(former.address for former in redirects.formers)]
    return AudienceSite(
        addresses=replace(addresses, former=redirects.by_link()),
        headers=site_headers(view.configuration, view.edition.audience, at_root, addresses.base),
        redirects=redirects,
        inputs=AudienceInputs(views),
    )


def edition_sites(views: Mapping[str, View], locales: Iterable[str]) -> list[EditionSite]:
    """The sites of some languages; `views` holds all languages of the audience (see `view.audience_views`)."""
    shared = audience_site(views)
    return [_edition_site(views, locale, shared) for locale in locales]


def edition_site(views: Mapping[str, View], locale: str) -> EditionSite:
    """The site of one language."""
    return edition_sites(views, [locale])[0]


def _edition_site(views: Mapping[str, View], locale: str, shared: AudienceSite) -> EditionSite:
    view, addresses, redirects = views[locale], shared.addresses, shared.redirects
    pages = EditionPages(views, locale)
    files = {path: asset_url(path, view.configuration) for path in _files(view)}
    return EditionSite(
        edition=view.edition,
        site=_site(views, pages),
        pages=_pages(views, pages, shared),
        files=files,
        pictures={url: view.picture_sizes[path] for path, url in files.items() if path in view.picture_sizes},
        addresses=addresses,
        made=LateFiles(partial(_made, views, locale, shared)),
        embeds=view.configuration.settings.embeds,
        diagram_script=view.configuration.diagram_script,
        headers=shared.headers,
        redirects=redirects,
        search=search_facts(views, locale),
        card_style=pages.card_style,
        webp=_webp(view),
    )


def _made(views: Mapping[str, View], locale: str, shared: AudienceSite) -> dict[str, bytes]:
    made = made_files(views, locale)
    return made | redirect_files(views[locale], shared.redirects, shared.addresses.base, made)


def _pages(views: Mapping[str, View], pages: EditionPages, shared: AudienceSite) -> StagedPages:
    moved, base, locale = shared.redirects.moved, shared.addresses.base, pages.view.language.locale

    def plan(outline: Outline) -> StagedPage:
        staged, parts = pages.staged(outline), moved.get(outline.url)
        return replace(staged, page=replace(staged.page, moved=parts_json(parts, base))) if parts else staged

    def find_inputs(outlines: Sequence[Outline]) -> dict[str, bytes]:
        return page_inputs(views, locale, shared.inputs, moved, outlines)

    def forget(planned: Iterable[StagedPage]) -> None:
        for staged in planned:
            if article := pages.view.by_path.get(staged.page.source):
                article.forget()

    return StagedPages(tuple(page_outlines(pages.view)), plan, find_inputs, forget)


def _files(view: View) -> list[str]:
    used = {path for article in view.selection.articles for path in article.files}
    return sorted(used.union(view.configuration.brand_files))


def _webp(view: View) -> tuple[str, ...]:
    if not view.configuration.settings.images.webp:
        return ()
    shown = {path for article in view.selection.articles for path in view.texts.images(article)}
    return tuple(sorted(path for path in shown if ending(path) in LARGE_PICTURES))


def _site(views: Mapping[str, View], pages: EditionPages) -> Site:
    view = pages.view
    settings = view.configuration.settings
    return Site(
        name=view.language.site_name,
        address=view.configuration.address(view.edition.audience),
        main_name=view.configuration.default_language.site_name,
        is_main=view.language.is_default,
        audience=view.edition.audience,
        is_restricted=view.is_restricted,
        audience_label=_audience_label(view),
        language=view.language.locale,
        direction=view.language.direction,
        home_url=view.url(""),
        tags_url=view.url(view.tags_key) if view.tagged else "",
        search_url=view.url(view.free_key("search")),
        search_words_url=next(iter(search_words(views, view.language.locale))),
        contact=settings.contact,
        licence=Link(settings.licence, "") if settings.licence else None,
        diagrams_url=_diagrams_url(view.configuration.diagram_script),
        policy=page_policy(configuration_policy(view.configuration, view.edition.audience)),
        text=view.messages.as_dict(),
    )


def _diagrams_url(script: Path | None) -> str:
    return f"assets/diagrams-{sha256(script.read_bytes()).hexdigest()[:12]}.js" if script else ""


def _audience_label(view: View) -> str:
    """`For agents only`; empty for the widest audience."""
    audience, words = view.edition.audience, view.messages
    if not view.is_restricted:
        return ""
    own = f"audience_{audience}"
    return words.text(own) if own in words.as_dict() else words.text("audience_other", audience=audience)
