"""All that the engine needs to render one edition, and nothing else: it can be handed to another process."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from kbtool.content.edition import Edition
from kbtool.content.media.file_types import Size, ending
from kbtool.site.addresses import Addresses
from kbtool.site.audience_addresses import asset_url, audience_addresses
from kbtool.site.cards.card import CardStyle
from kbtool.site.content_policy import configuration_policy, page_policy
from kbtool.site.late_files import LateFiles
from kbtool.site.made_files import made_files
from kbtool.site.model import Site
from kbtool.site.page_inputs import AudienceInputs, page_inputs
from kbtool.site.page_outlines import page_outlines
from kbtool.site.page_parts import Link
from kbtool.site.pages import EditionPages
from kbtool.site.redirects.audience_redirects import AudienceRedirects, audience_redirects
from kbtool.site.redirects.redirect_files import redirect_files
from kbtool.site.redirects.stub import parts_json
from kbtool.site.response_headers import SiteHeaders, site_headers
from kbtool.site.search.edition import search_facts
from kbtool.site.search.facts import SearchFacts
from kbtool.site.search_words import search_words
from kbtool.site.staged_pages import GENERATED, Outline, StagedPage, StagedPages, outlines
from kbtool.site.view import View

__all__ = ["GENERATED", "AudienceSite", "EditionSite", "StagedPage", "audience_site", "edition_site", "edition_sites"]

LARGE_PICTURES = frozenset({"png", "jpg", "jpeg"})
"""Kinds that most often are smaller as WebP."""


@dataclass(frozen=True)
class EditionSite:
    """One edition, ready to be staged and rendered."""

    edition: Edition
    site: Site
    pages: Sequence[StagedPage]
    """Planned when somebody asks for them (see `StagedPages`)."""
    files: Mapping[str, str]
    """Path of a file below docs_dir → address."""
    pictures: Mapping[str, Size]
    """Address of a picture → width and height in pixels."""
    addresses: Addresses
    made: Mapping[str, bytes]
    """Path below the audience's root → content of each file that is made from the model, such as a sitemap; made when
    somebody looks for one."""
    embeds: tuple[str, ...]
    """Hosts whose frames may be embedded."""
    diagram_script: Path | None
    """The file that `site.diagrams_url` answers with."""
    headers: SiteHeaders
    """What a web server sends with all of the audience's site: the same in every language."""
    redirects: AudienceRedirects
    """Of the audience's site, in all languages."""
    search: SearchFacts
    card_style: CardStyle | None = None
    """Of the pictures that stand for pages where they are shared; None where there are none."""
    webp: tuple[str, ...] = ()
    """Paths in `files` of the pictures that get a WebP copy where that is smaller."""

    @property
    def outlines(self) -> Sequence[Outline]:
        """Where its pages are, in their order, whether they are planned or not."""
        return outlines(self.pages)


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

    return StagedPages(tuple(page_outlines(pages.view)), plan, find_inputs)


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
