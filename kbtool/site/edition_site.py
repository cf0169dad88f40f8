"""All that the engine needs to render one edition, and nothing else: it can be handed to another process."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from kbtool.content.edition import Edition
from kbtool.site.addresses import Addresses
from kbtool.site.audience_addresses import asset_url, audience_addresses
from kbtool.site.byline import day
from kbtool.site.content_policy import content_policy, page_policy
from kbtool.site.model import Link, Page, PageKind, Site
from kbtool.site.pages import EditionPages
from kbtool.site.response_headers import SiteHeaders, site_headers
from kbtool.site.view import View

GENERATED = "__kb"
"""Folder of staged pages that stand for no article; no article can have this address."""


@dataclass(frozen=True, slots=True)
class StagedPage:
    """A page and the Markdown it is rendered from."""

    path: str
    """Where the Markdown is staged: `en/billing/refunds.md`."""
    source: str
    """The article's file below docs_dir; the staged path for a page that stands for no article."""
    page: Page
    body: str


@dataclass(frozen=True)
class EditionSite:
    """One edition, ready to be staged and rendered."""

    edition: Edition
    site: Site
    pages: tuple[StagedPage, ...]
    files: Mapping[str, str]
    """Path of a file below docs_dir → address."""
    addresses: Addresses
    search_index: bytes
    """What `site.search_index_url` answers: JSON, a list of [title, address, description, further words]."""
    embeds: tuple[str, ...]
    """Hosts whose frames may be embedded."""
    diagram_script: Path | None
    """The file that `site.diagrams_url` answers with."""
    headers: SiteHeaders
    """What a web server sends with all of the audience's site: the same in every language."""


def edition_site(views: Mapping[str, View], locale: str) -> EditionSite:
    """The site of one language; `views` holds all languages of the audience (see `view.audience_views`)."""
    view = views[locale]
    pages = EditionPages(views, locale)
    index = search_index(view)
    addresses = audience_addresses(views)
    index_url = f"{view.language.prefix}assets/search-{sha256(index).hexdigest()[:12]}.json"
    return EditionSite(
        edition=view.edition,
        site=_site(view, pages, index_url),
        pages=tuple(_staged(view, pages)),
        files={path: asset_url(path, view.configuration) for path in _files(view)},
        addresses=addresses,
        search_index=index,
        embeds=view.configuration.settings.embeds,
        diagram_script=view.configuration.diagram_script,
        headers=site_headers(view.configuration, view.edition.audience, addresses.sources.values(), addresses.base),
    )


def _staged(view: View, pages: EditionPages) -> Iterator[StagedPage]:
    locale = view.language.locale
    bodies = {article.path: article.body for article in view.selection.articles}
    for number, page in enumerate(pages):
        name = f"{GENERATED}/{number}.md"
        if page.kind in {PageKind.ARTICLE, PageKind.SECTION, PageKind.HOME} and page.source:
            article = view.by_path[page.source]
            name = f"{article.key}/index.md".lstrip("/") if article.is_index else f"{article.key}.md"
        path = f"{locale}/{name}"
        source = page.source.removeprefix(f"{view.configuration.docs_name}/") or path
        yield StagedPage(path, source, page, bodies.get(page.source, ""))


def _files(view: View) -> list[str]:
    used = {path for article in view.selection.articles for path in article.files}
    return sorted(used.union(view.configuration.brand_files))


def _site(view: View, pages: EditionPages, index_url: str) -> Site:
    settings = view.configuration.settings
    dates = [changed for article in view.selection.articles if (changed := view.updated(article))]
    return Site(
        name=view.language.site_name,
        audience=view.edition.audience,
        is_restricted=view.is_restricted,
        audience_label=_audience_label(view),
        language=view.language.locale,
        direction=view.language.direction,
        home_url=view.url(""),
        tags_url=view.url(view.tags_key) if view.tagged else "",
        search_url=view.url(view.free_key("search")),
        search_index_url=index_url,
        contact=settings.contact,
        licence=Link(settings.licence, "") if settings.licence else None,
        built=day(view, max(dates)) if dates else None,
        diagrams_url=_diagrams_url(view.configuration.diagram_script),
        policy=page_policy(content_policy(settings.embeds, has_diagrams=bool(view.configuration.diagram_script))),
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


def search_index(view: View) -> bytes:
    """Titles, addresses, descriptions and keywords of the edition's articles, for the search field."""
    rows = [
        [
            article.fields.title,
            view.url(article.key),
            view.description(article),
            " ".join([*article.fields.keywords, *(view.tag_title(tag) for tag in article.fields.tags)]),
        ]
        for article in sorted(view.articles.values(), key=lambda article: article.key)
        if not article.fields.search.exclude
    ]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()
