"""What stands inside a leaf: links, images, raw HTML, text."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kbtool.content.markdown.html_attributes import Attribute, read_tag
from kbtool.content.markdown.inline import CLOSING_TAG, read_inline
from kbtool.content.markdown.inline_token import Token, TokenKind
from kbtool.content.markdown.links import unescaped_url
from kbtool.content.markdown.srcset import read_srcset
from kbtool.lint.reading.leaf import Leaf, LeafKind
from kbtool.lint.reading.structure import Definition

MEDIA = {**dict.fromkeys(("audio", "embed", "iframe", "source", "track", "video"), "src"), "object": "data"}
"""Element → the attribute that names what it shows."""
TAG_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)")


@dataclass(frozen=True, slots=True)
class Written:
    """A link or an image. Places in the text count in the leaf, places of the address in the body."""

    is_image: bool
    start: int
    end: int
    text_start: int
    text_end: int
    url: str
    url_start: int
    url_end: int
    title: str = ""
    alt: str | None = None
    """Of raw HTML; `text_start` and `text_end` say nothing there."""
    is_html: bool = False
    is_automatic: bool = False


@dataclass(frozen=True, slots=True)
class HtmlTag:
    """An opening tag in a leaf."""

    name: str
    start: int
    end: int
    attributes: tuple[Attribute, ...]


class LeafReader:
    """Reads one leaf. `found`, `media` and `tags` hold the result, in order of their starts."""

    def __init__(self, leaf: Leaf, definitions: Mapping[str, Definition]) -> None:
        self.leaf = leaf
        self.text = leaf.text
        self.definitions = definitions
        self.found: list[Written] = []
        self.media: list[tuple[str, int, int, bool]] = []
        """Address, its place in the body, whether it is an image's; of raw HTML but `<img src>`."""
        self.tags: list[HtmlTag] = []
        self.silent: list[tuple[int, int]] = []
        self.opened: list[Token] = []
        self.opened_links: list[tuple[HtmlTag, Attribute]] = []
        is_html = leaf.kind in (LeafKind.HTML, LeafKind.ELEMENT)
        self.tokens = list(
            _html_tokens(self.text) if is_html else read_inline(self.text, 0, len(self.text), definitions)
        )
        for token in self.tokens:
            self._add(token)
        while self.opened_links:
            tag, href = self.opened_links.pop()
            self._add_html_link(tag, href, tag.end, tag.end)
        self.found.sort(key=lambda written: written.start)

    def _add(self, token: Token) -> None:
        if token.kind is TokenKind.OPEN:
            self.opened.append(token)
        elif token.kind in (TokenKind.CLOSE, TokenKind.REFERENCE):
            self._close(token)
        elif token.kind is TokenKind.TEXT:
            if self.opened and self.text[token.start : token.end] == "]":
                self.opened.pop()
        elif token.kind is TokenKind.AUTOLINK:
            self._add_automatic(token)
        elif token.kind is TokenKind.TAG:
            self._add_tag(token)
        elif token.kind is TokenKind.SILENT:
            self.silent.append((token.start, token.end))

    def _close(self, token: Token) -> None:
        opening = self.opened.pop()
        is_image = self._is_image(opening.start)
        start = opening.start - is_image
        while self.found and self.found[-1].start > start and (is_image or not self.found[-1].is_image):
            if self.found[-1].is_html:
                break
            self.found.pop()
        if token.kind is TokenKind.CLOSE:
            url, url_start, url_end = self._address(token)
            title = token.title
        else:
            definition = self.definitions[token.label]
            url, url_start, url_end, title = definition.url, definition.start, definition.end, definition.title
        written = Written(is_image, start, token.end, opening.end, token.start, url, url_start, url_end, title)
        self.found.append(written)

    def _address(self, token: Token) -> tuple[str, int, int]:
        """The address and its place in the body."""
        offset, url = unescaped_url(token.url_offset, token.url)
        length = len(token.url.strip())
        return url, self.leaf.place(offset), self.leaf.place(offset) + length

    def _is_image(self, bracket: int) -> bool:
        """Whether the bracket has a `!` before it that no backslash takes away."""
        if self.text[bracket - 1 : bracket] != "!" or not bracket:
            return False
        backslashes = len(self.text[: bracket - 1]) - len(self.text[: bracket - 1].rstrip("\\"))
        return backslashes % 2 == 0

    def _add_automatic(self, token: Token) -> None:
        _, url = unescaped_url(token.url_offset, token.url)
        start, end = token.start + 1, token.end - 1
        place, shown_end = self.leaf.place(start), self.leaf.place(end - 1) + 1
        written = Written(False, token.start, token.end, start, end, url, place, shown_end, is_automatic=True)
        self.found.append(written)

    def _add_tag(self, token: Token) -> None:
        match = TAG_NAME.match(self.text, token.start)
        name = match[1].lower() if match else ""
        if self.text.startswith("</", token.start):
            if name == "a" and self.opened_links:
                tag, href = self.opened_links.pop()
                self._add_html_link(tag, href, token.start, token.end)
            return
        tag = HtmlTag(name, token.start, token.end, token.attributes)
        self.tags.append(tag)
        attributes = {attribute.name: attribute for attribute in reversed(token.attributes)}
        self._add_media(name, attributes)
        if name == "a" and "href" in attributes:
            self.opened_links.append((tag, attributes["href"]))
        elif name == "img" and "src" in attributes:
            alt = attributes["alt"].value if "alt" in attributes else None
            url, start, end = self._value(attributes["src"])
            self.found.append(Written(True, tag.start, tag.end, 0, 0, url, start, end, alt=alt, is_html=True))

    def _add_media(self, name: str, attributes: Mapping[str, Attribute]) -> None:
        if name in MEDIA and MEDIA[name] in attributes:
            self.media.append((*self._value(attributes[MEDIA[name]]), False))
        if name == "video" and "poster" in attributes:
            self.media.append((*self._value(attributes["poster"]), True))
        if name in ("img", "source") and "srcset" in attributes:
            srcset = attributes["srcset"]
            for image in read_srcset(srcset.value):
                self.media.append((*self._value(Attribute("", image.url, srcset.offset + image.offset)), True))

    def _add_html_link(self, tag: HtmlTag, href: Attribute, text_end: int, end: int) -> None:
        url, url_start, url_end = self._value(href)
        title = next((attribute.value for attribute in tag.attributes if attribute.name == "title"), "")
        self.found.append(
            Written(False, tag.start, end, tag.end, text_end, url, url_start, url_end, title, is_html=True)
        )

    def _value(self, attribute: Attribute) -> tuple[str, int, int]:
        offset, url = unescaped_url(attribute.offset, attribute.value)
        length = len(attribute.value.strip())
        return url, self.leaf.place(offset), self.leaf.place(offset) + length


def _html_tokens(text: str) -> Iterator[Token]:
    """The tags and comments of raw HTML, in which nothing else means anything. What a script writes is none."""
    at = text.find("<")
    last_comment_end = text.rfind("-->")
    while at >= 0:
        end = at + 1
        tag = read_tag(text, at, len(text))
        if text.startswith("<!--", at) and at < last_comment_end:
            end = text.index("-->", at) + 3
            yield Token(TokenKind.SILENT, at, end)
        elif closing := CLOSING_TAG.match(text, at):
            end = closing.end()
            yield Token(TokenKind.TAG, at, end)
        elif tag:
            end = tag.end
            if tag.is_closed:
                yield Token(TokenKind.TAG, at, end, attributes=tag.attributes)
                end = _behind_script(text, at, end)
        at = text.find("<", end)


def _behind_script(text: str, at: int, end: int) -> int:
    """Where to read on behind a tag that ends at `end`: what is in `script` and `style` is no HTML."""
    match = TAG_NAME.match(text, at)
    name = match[1].lower() if match else ""
    if name not in ("script", "style"):
        return end
    closing = re.compile(rf"</{name}", re.IGNORECASE).search(text, end)
    return closing.start() if closing else len(text)
