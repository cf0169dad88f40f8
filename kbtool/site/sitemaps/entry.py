"""One page in a sitemap."""

from collections.abc import Iterator
from dataclasses import dataclass

from kbtool.site.xml_text import xml_text

MOST_IMAGES = 1_000
"""So many images search engines read for one page."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A page that search engines may list. All addresses are absolute."""

    url: str
    updated: str = ""
    """The day of its last change, `2026-11-22`; empty where it is not known."""
    alternates: tuple[tuple[str, str], ...] = ()
    """Language and address of the page in each language, its own included, as its head says them."""
    images: tuple[str, ...] = ()
    """Addresses of the images it shows."""


def render_entry(entry: Entry) -> str:
    """The `url` element (sitemaps.org, protocol 0.9, with the extensions for images and for languages)."""
    return "".join(_lines(entry))


def _lines(entry: Entry) -> Iterator[str]:
    yield f"<url>\n<loc>{xml_text(entry.url)}</loc>\n"
    if entry.updated:
        yield f"<lastmod>{entry.updated}</lastmod>\n"
    for language, url in entry.alternates:
        yield f'<xhtml:link rel="alternate" hreflang="{xml_text(language)}" href="{xml_text(url)}"/>\n'
    for image in entry.images[:MOST_IMAGES]:
        yield f"<image:image><image:loc>{xml_text(image)}</image:loc></image:image>\n"
    yield "</url>\n"
