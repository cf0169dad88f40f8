"""One page in a sitemap."""

import msgspec

from kbtool.site.xml_text import xml_text

MOST_IMAGES = 1_000
"""So many images search engines read for one page."""


class Entry(msgspec.Struct, frozen=True, gc=False):
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
    day = f"<lastmod>{entry.updated}</lastmod>\n" if entry.updated else ""
    links = images = ""
    if entry.alternates:
        links = "".join(
            f'<xhtml:link rel="alternate" hreflang="{xml_text(language)}" href="{xml_text(url)}"/>\n'
            for language, url in entry.alternates
        )
    if entry.images:
        images = "".join(
            f"<image:image><image:loc>{xml_text(image)}</image:loc></image:image>\n"
            for image in entry.images[:MOST_IMAGES]
        )
    return f"<url>\n<loc>{xml_text(entry.url)}</loc>\n{day}{links}{images}</url>\n"
