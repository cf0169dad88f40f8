"""A Markdown extension that knows the page it renders: its links, and its one top heading."""

from collections.abc import Mapping
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

from kbtool.content.markdown.body import ELLIPSIS
from kbtool.content.markdown.slug import heading_slug
from kbtool.site.addresses import Addresses

LINK_ATTRIBUTES = {"a": "href", "img": "src"}
NOTES = {"div": "p", "details": "summary"}
"""Element of a note → element of its title."""
CHANGED = LINK_ATTRIBUTES.keys() | NOTES.keys()


class PageMarkup(Extension):
    """Resolves links against the edition's addresses and leaves the top heading to the template.

    `start` names the page before each conversion; what had no target is in `unresolved` afterwards.
    """

    def __init__(self) -> None:
        super().__init__()
        self.addresses: Addresses | None = None
        self.source = ""
        self.locale = ""
        self.title = ""
        self.words: Mapping[str, str] = {}
        self.unresolved: list[tuple[str, str]] = []
        self.asked: dict[str, str | None] = {}
        """Link of the page → where it leads."""

    def start(self, addresses: Addresses, source: str, locale: str, title: str, words: Mapping[str, str]) -> None:
        """Sets the page: `source` is its file below docs_dir, `title` the heading the template prints, `words` those
        of the interface in its language."""
        self.addresses, self.source, self.locale, self.title, self.words = addresses, source, locale, title, words
        self.unresolved, self.asked = [], {}

    def resolve(self, url: str) -> str | None:
        """The target of a link (see `Addresses.resolve`); notes what leads nowhere."""
        if self.addresses is None:
            return url
        if url not in self.asked:
            self.asked[url] = self.addresses.resolve(url, self.source, self.locale)
        target = self.asked[url]
        if target is None:
            self.unresolved.append((self.source, url))
        return target

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Python-Markdown's
        """Registers the processor after inline markup (20) and before attribute lists and contents (8, 5)."""
        md.treeprocessors.register(_PageProcessor(md, self), "kbtool_page", 10)


class _PageProcessor(Treeprocessor):
    def __init__(self, md: Markdown, page: PageMarkup) -> None:
        super().__init__(md)
        self.page = page

    def run(self, root: Element) -> None:
        """Rewrites links and headings in place."""
        for element in root.iter():
            if element.tag not in CHANGED:  # comments have a function there
                continue
            attribute = LINK_ATTRIBUTES.get(element.tag)
            if attribute and (url := element.get(attribute)) is not None:
                self._resolve(element, attribute, url)
            if element.tag in NOTES:
                _translate_title(element, self.page.words)
        _lower_headings(root, self.page.title)

    def _resolve(self, element: Element, attribute: str, url: str) -> None:
        if "\x02" in url:  # Python-Markdown's own placeholder, of an automatic mail link
            return
        target = self.page.resolve(url)
        # The engine's own link processor runs later and expects the attribute; an empty one is dropped at the end.
        element.set(attribute, "" if target is None else target)
        if target is None and "".join(element.itertext()).strip() in (url, unquote(url)):
            element[:], element.text = [], ELLIPSIS  # its words are the address, which readers must not learn


def _translate_title(note: Element, words: Mapping[str, str]) -> None:
    """A note without a title of its own gets its kind as title, in English: `Warning`."""
    title = next(iter(note), None)
    if title is None or title.tag != NOTES[note.tag] or len(title):
        return
    for kind in note.get("class", "").split():
        if title.text == kind.capitalize() and f"admonition_{kind}" in words:
            title.text = words[f"admonition_{kind}"]


def _lower_headings(root: Element, title: str) -> None:
    """The template prints the title as the one h1: the same heading in the text goes, others become h2."""
    headings = [element for element in root if element.tag == "h1"]
    first = next(iter(root), None)
    if headings and headings[0] is first and _same_text(first, title):
        root[:1] = [_place_of(first)] if len(root) > 1 else []  # nothing else: the page has no text
    for element in root.iter("h1"):
        element.tag = "h2"


def _place_of(heading: Element) -> Element:
    """Stands in for a heading that goes: what leads to it (`#get-a-refund`) leads to the start of the text."""
    place = Element("span", {"id": heading_slug("".join(heading.itertext()))})
    place.tail = heading.tail
    return place


def _same_text(element: Element, title: str) -> bool:
    return _letters("".join(element.itertext())) == _letters(title)


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
