"""What the head of a page says."""

from dataclasses import dataclass, replace

from kbtool.site.cards.card import HEIGHT, WIDTH
from kbtool.site.metadata.image import Image
from kbtool.site.metadata.json_ld import json_ld
from kbtool.site.metadata.media import read_media
from kbtool.site.metadata.open_graph import open_graph, twitter_card
from kbtool.site.model import Page, Site
from kbtool.site.page_parts import AlternateLink, Link

INVITATION = "max-image-preview:large, max-snippet:-1"
"""Search engines may show as much of the text and images as they like (Google Search Central, "Robots meta tag")."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """Ready for the template, which escapes every value but `json_ld`."""

    robots: str
    canonical: str
    """Absolute; empty for none."""
    alternates: tuple[AlternateLink, ...]
    feeds: tuple[Link, ...]
    markdown_url: str
    """Absolute address of the same as Markdown; empty for none."""
    open_graph: tuple[tuple[str, str], ...]
    """Property → content, in order."""
    twitter: tuple[tuple[str, str], ...]
    """Name → content."""
    json_ld: str
    """Structured data as it stands in a script element; empty for none."""


def page_metadata(page: Page, site: Site, html: str = "", logo: str = "") -> Metadata:
    """The metadata of a page of this site.

    `html` is the finished text of the page, `logo` the address of the site's logo, relative to its root. A card stands
    for the page before any of its images. A page that search engines shall not list, or that has no address, says
    neither where it stands nor what belongs to it.
    """
    if page.noindex or not page.canonical:
        robots = "noindex" if page.noindex else INVITATION
        return Metadata(robots, "", (), page.feeds, page.markdown_url, (), (), "")
    media = read_media(html, page)
    if page.card:
        media = replace(media, image=Image(f"{site.address}{page.card}", page.title, WIDTH, HEIGHT))
    return Metadata(
        robots=INVITATION,
        canonical=page.canonical,
        alternates=page.translations,
        feeds=page.feeds,
        markdown_url=page.markdown_url,
        open_graph=tuple(open_graph(page, site, media.image)),
        twitter=tuple(twitter_card(page, media.image)),
        json_ld=json_ld(page, site, media, f"{site.address}{logo}" if logo else ""),
    )
