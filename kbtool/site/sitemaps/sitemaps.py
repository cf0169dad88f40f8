"""The sitemaps of an audience's site."""

from collections.abc import Iterable, Mapping, Sequence

from kbtool.site.findable import is_findable, site_address
from kbtool.site.sitemaps.entries import entries, entry_count
from kbtool.site.sitemaps.entry import Entry, render_entry
from kbtool.site.view import View
from kbtool.site.xml_text import xml_text

SITEMAP = "sitemap.xml"
"""The index, at the root."""
LIMIT = 10_000
"""Pages in one file. The protocol allows 50,000 in 50 MB, and many alternates make long entries."""
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
PROTOCOL = "http://www.sitemaps.org/schemas/sitemap/0.9"
IMAGE = "http://www.google.com/schemas/sitemap-image/1.1"
XHTML = "http://www.w3.org/1999/xhtml"


def sitemaps(views: Mapping[str, View], locale: str, limit: int = LIMIT) -> dict[str, bytes]:
    """The index and the sitemaps of one language: path → content; nothing for a site that nobody shall find."""
    view = views[locale]
    if not is_findable(view):
        return {}
    address = site_address(view)
    names = [name for other in views.values() for name in _names(other, limit)]
    return _own_sitemaps(views, locale, limit) | {SITEMAP: render_index(f"{address}{name}" for name in names)}


def _own_sitemaps(views: Mapping[str, View], locale: str, limit: int) -> dict[str, bytes]:
    found = entries(views, locale)
    starts = range(0, len(found), limit)
    return {
        name: render_urlset(found[start : start + limit])
        for name, start in zip(_names(views[locale], limit), starts, strict=True)
    }


def _names(view: View, limit: int) -> list[str]:
    """The names of a language's sitemaps: one, or numbered ones where it has more pages than fit."""
    stem, count = f"sitemap-{view.language.locale.lower()}", entry_count(view)
    if count <= limit:
        return [f"{stem}.xml"] if count else []
    return [f"{stem}-{number}.xml" for number in range(1, -(-count // limit) + 1)]


def render_urlset(found: Sequence[Entry]) -> bytes:
    """A sitemap of these pages; names of extensions are declared where they are used."""
    spaces = f' xmlns="{PROTOCOL}"'
    spaces += f' xmlns:image="{IMAGE}"' if any(entry.images for entry in found) else ""
    spaces += f' xmlns:xhtml="{XHTML}"' if any(entry.alternates for entry in found) else ""
    return f"{HEAD}<urlset{spaces}>\n{''.join(map(render_entry, found))}</urlset>\n".encode()


def render_index(urls: Iterable[str]) -> bytes:
    """The index of these sitemaps. It tells no dates: a page that goes changes a sitemap and leaves no date."""
    lines = "".join(f"<sitemap>\n<loc>{xml_text(url)}</loc>\n</sitemap>\n" for url in urls)
    return f'{HEAD}<sitemapindex xmlns="{PROTOCOL}">\n{lines}</sitemapindex>\n'.encode()
