"""One sitemap file (sitemaps.org 0.9, with Google's extensions for images and translations)."""

from collections.abc import Iterator
from dataclasses import dataclass
from sys import intern
from xml.etree.ElementTree import Element

from kbtool.verify.output.facts import kept_pairs
from kbtool.verify.output.xml_file import read_xml, text_of

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
IMAGE = "{http://www.google.com/schemas/sitemap-image/1.1}"
LINK = "{http://www.w3.org/1999/xhtml}link"
NOISE = ("changefreq", "priority")


@dataclass(frozen=True, slots=True)
class Entry:
    """One `url`, or one `sitemap` of an index."""

    location: str
    changed: str
    """`lastmod`; empty where there is none."""
    alternates: tuple[tuple[str, str], ...] = ()
    """(hreflang, address)."""
    images: tuple[str, ...] = ()
    noise: bool = False
    """Whether it has elements that search engines ignore."""


@dataclass(frozen=True, slots=True)
class Sitemap:
    """A file."""

    path: str
    size: int
    trouble: str = ""
    """Why it cannot be read; empty where it can."""
    is_index: bool = False
    entries: tuple[Entry, ...] = ()


def read_sitemap(path: str, data: bytes) -> Sitemap:
    """Reads a file."""
    root = read_xml(data)
    if isinstance(root, str):
        return Sitemap(path, len(data), root)
    if root.tag not in {f"{NAMESPACE}urlset", f"{NAMESPACE}sitemapindex"}:
        return Sitemap(path, len(data), f"begins with {root.tag.rpartition('}')[2]}, not with urlset or sitemapindex")
    return Sitemap(path, len(data), "", root.tag.endswith("index"), tuple(_entries(root)))


def _entries(root: Element) -> Iterator[Entry]:
    for element in root:
        links = ((link.get("hreflang") or "", link.get("href") or "") for link in element.iterfind(LINK))
        images = (text_of(image, f"{IMAGE}loc") for image in element.iterfind(f"{IMAGE}image"))
        yield Entry(
            location=intern(text_of(element, f"{NAMESPACE}loc")),
            changed=intern(text_of(element, f"{NAMESPACE}lastmod")),
            alternates=kept_pairs(links),
            images=tuple(images),
            noise=any(element.find(NAMESPACE + name) is not None for name in NOISE),
        )
