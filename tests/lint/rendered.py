"""What the engine makes of a body: headings and links, to compare a document with."""

import html
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from markdown import Markdown

from kbtool.build.dialect import EXTENSIONS
from kbtool.lint.document import Document

MADE_BY_ENGINE = {"headerlink", "footnote-ref", "footnote-backref"}
"""Classes of links that nobody wrote."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """Headings as (level, id, text) and addresses of links and images, in the order of the page."""

    headings: tuple[tuple[int, str, str], ...]
    links: tuple[str, ...]
    images: tuple[str, ...]
    ids: frozenset[str]


def renderer() -> Markdown:
    """The site's dialect."""
    return Markdown(
        extensions=list(EXTENSIONS),
        extension_configs={name: options for name, options in EXTENSIONS.items() if options},
    )


def rendered(engine: Markdown, body: str) -> Rendered:
    """What the engine makes of it."""
    engine.reset()
    page = _Page()
    page.feed(engine.convert(body))
    page.close()
    headings: list[tuple[int, str, str]] = []
    _collect(getattr(engine, "toc_tokens"), headings)  # noqa: B009 - the toc extension adds it
    return Rendered(tuple(headings), tuple(page.links), tuple(page.images), frozenset(page.ids))


def read(document: Document) -> Rendered:
    """The same of a document."""
    return Rendered(
        tuple((heading.level, heading.id, " ".join(heading.text.split())) for heading in document.headings),
        tuple(html.unescape(link.url) for link in document.links),
        tuple(html.unescape(image.url) for image in document.images),
        document.anchors,
    )


def _collect(tokens: list[dict[str, Any]], headings: list[tuple[int, str, str]]) -> None:
    for token in tokens:
        headings.append((token["level"], token["id"], " ".join(html.unescape(token["name"]).split())))
        _collect(token["children"], headings)


class _Page(HTMLParser):
    """Links, images and ids of a page, without those of its table of contents."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[str] = []
        self.images: list[str] = []
        self.ids: list[str] = []
        self.depth_of_contents = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "div" and (self.depth_of_contents or values.get("class") == "toc"):
            self.depth_of_contents += 1
        if self.depth_of_contents:
            return
        if tag == "a" and "href" in values and not MADE_BY_ENGINE & set(values.get("class", "").split()):
            self.links.append(values["href"])
        if tag == "img":
            self.images.append(values.get("src", ""))
        if "id" in values or (tag == "a" and "name" in values):
            self.ids.append(values.get("id") or values.get("name", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "div" and self.depth_of_contents:
            self.depth_of_contents -= 1
