"""Images and films of a page, read from its finished HTML: what readers see, and nothing else."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from kbtool.site.metadata.image import Image
from kbtool.site.metadata.video import Video
from kbtool.site.model import Page

LEAST_PIXELS = 50_000
"""Google asks for as many in an image that stands for an article; smaller ones are icons."""
VECTORS = (".svg", ".svgz")
"""No network that draws previews shows them."""
IMAGE = re.compile("<img[^>]*>")
"""In finished HTML, where `>` in attributes is an entity; to parse the whole page would take long."""


@dataclass(frozen=True, slots=True)
class Media:
    """What a page shows besides text."""

    image: Image | None = None
    """The first image that is large enough to stand for the page."""
    videos: tuple[Video, ...] = ()


def read_media(html: str, page: Page) -> Media:
    """The media of a page; `html` is its text as the template gets it, with addresses relative to the page."""
    if "<img" not in html and "<video" not in html:
        return Media()
    tree = LexborHTMLParser(html if "<video" in html else "".join(IMAGE.findall(html)))
    return Media(next(_images(tree, page.canonical), None), tuple(_videos(tree, page)))


def _images(tree: LexborHTMLParser, base: str) -> Iterator[Image]:
    for node in tree.css("img[src]"):
        source = urljoin(base, node.attributes["src"] or "")
        width, height = (_pixels(node.attributes.get(name)) for name in ("width", "height"))
        is_small = width is not None and height is not None and width * height < LEAST_PIXELS
        is_icon = "emoji" in (node.attributes.get("class") or "")
        parts = urlsplit(source)
        is_shareable = parts.scheme in {"http", "https"} and not parts.path.lower().endswith(VECTORS)
        if is_shareable and not is_small and not is_icon:
            yield Image(source, node.attributes.get("alt") or "", width, height)


def _pixels(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() else None


def _videos(tree: LexborHTMLParser, page: Page) -> Iterator[Video]:
    """The films with a still picture whose file is the base's own. The name is their own, else, for the only one, that
    of the page. Nobody knows of an embedded film since when it has been there: none of those is told of."""
    address = page.canonical.removesuffix(page.url)
    days = {f"{address}{url}": day for url, day in page.video_days}
    nodes = tree.css("video[poster]")
    for node in nodes:
        source = next((url for url in _sources(node, page.canonical) if url in days), None)
        name = node.attributes.get("title") or node.attributes.get("aria-label") or ""
        name = name or (page.title if len(nodes) == 1 else "")
        if source and name:
            yield Video(name, urljoin(page.canonical, node.attributes["poster"] or ""), days[source], source)


def _sources(node: LexborNode, base: str) -> Iterator[str]:
    for item in (node, *node.css("source")):
        if source := item.attributes.get("src"):
            yield urljoin(base, source)
