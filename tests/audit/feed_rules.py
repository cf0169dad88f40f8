"""The rules of feeds that no parser asks for."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

ATOM = "{http://www.w3.org/2005/Atom}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
MARKDOWN = re.compile(r"\]\(|\*\*|^#|^/// |`|<[a-z]", re.MULTILINE)
POINT_IN_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def faults(content: bytes) -> Iterator[str]:
    """What is wrong with a feed: the rules of RFC 4287 (4.1.1, 4.1.2, 4.2) and our own."""
    feed = fromstring(content)
    entries = feed.findall(f"{ATOM}entry")
    for place, item in [("feed", feed), *((f"entry {number}", entry) for number, entry in enumerate(entries))]:
        for name in ("id", "title", "updated"):
            if [bool(found.text) for found in item.findall(f"{ATOM}{name}")] != [True]:
                yield f"{place}: needs one {name}"
        if not POINT_IN_TIME.fullmatch(item.findtext(f"{ATOM}updated") or ""):
            yield f"{place}: updated is no point in time"
        links = [(link.get("rel"), link.get("type"), link.get("hreflang")) for link in item.findall(f"{ATOM}link")]
        if len(links) != len(set(links)) or ("alternate", "text/html", None) not in links:
            yield f"{place}: links"
        for text in (
            found.text or "" for name in ("title", "subtitle", "summary") for found in item.findall(ATOM + name)
        ):
            if MARKDOWN.search(text) or text != " ".join(text.split()):
                yield f"{place}: {text!r} is no plain text"
        yield from (f"{place}: {address}" for address in _addresses(item) if not _is_absolute(address))
    yield from _feed_faults(feed, entries)


def _feed_faults(feed: Element, entries: list[Element]) -> Iterator[str]:
    if feed.tag != f"{ATOM}feed" or not feed.findtext(f"{ATOM}author/{ATOM}name"):
        yield "feed: has no author"
    if feed.find(f"{ATOM}link[@rel='self']") is None:
        yield "feed: does not say where it stands"
    if {item.get(LANGUAGE) for item in feed.iter() if item.get(LANGUAGE)} != {feed.get(LANGUAGE)}:
        yield "feed: has not one language"
    ids = [item.findtext(f"{ATOM}id") for item in (feed, *entries)]
    if len(ids) != len(set(ids)):
        yield "feed: the same id twice"
    if not entries or feed.findtext(f"{ATOM}updated") != max(
        entry.findtext(f"{ATOM}updated") or "" for entry in entries
    ):
        yield "feed: is not as old as its newest entry"


def _addresses(item: Element) -> list[str]:
    return [link.get("href", "") for link in item.findall(f"{ATOM}link")] + [item.findtext(f"{ATOM}id") or ""]


def _is_absolute(address: str) -> bool:
    parts = urlsplit(address)
    return (parts.scheme == "urn" or bool(parts.scheme and parts.netloc)) and address.isascii()
