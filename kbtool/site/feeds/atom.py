"""A feed in the Atom format (RFC 4287)."""

from collections.abc import Iterator
from functools import cached_property
from hashlib import sha1
from uuid import NAMESPACE_URL

from msgspec import Struct

from kbtool.site.xml_text import xml_text

MEDIA_TYPE = "application/atom+xml"


class FeedEntry(Struct, frozen=True, dict=True):
    """One article in a feed."""

    name: str
    """Names the article for ever, whatever its address: it becomes the entry's id."""
    title: str
    url: str
    """Absolute."""
    updated: str
    """The day of its last change, `2026-11-22`."""
    summary: str
    """Plain text; may be empty."""
    topics: tuple[tuple[str, str], ...] = ()
    """Key and title of each tag."""

    @cached_property
    def text(self) -> str:
        """The `entry` element, the same in each feed that has it."""
        return _entry_text(self)


class Feed(Struct, frozen=True):
    """A feed; all its texts are in one language. Addresses are absolute."""

    url: str
    page: str
    """The address of the page that lists the same."""
    language: str
    title: str
    subtitle: str
    """May be empty."""
    author: str
    entries: tuple[FeedEntry, ...]
    """At least one, the newest first."""


def render_feed(feed: Feed) -> bytes:
    """The document. Days are points in time there: midnight, UTC."""
    lines = "\n".join(_feed_lines(feed))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{lines}\n'.encode()


def _feed_lines(feed: Feed) -> Iterator[str]:
    yield f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{xml_text(feed.language)}">'
    yield _element("id", feed.url)
    yield _element("title", feed.title)
    if feed.subtitle:
        yield _element("subtitle", feed.subtitle)
    yield _element("updated", _point_in_time(feed.entries[0].updated))
    yield f"<author>{_element('name', feed.author)}</author>"
    yield f'<link rel="self" type="{MEDIA_TYPE}" href="{xml_text(feed.url)}"/>'
    yield f'<link rel="alternate" type="text/html" href="{xml_text(feed.page)}"/>'
    for entry in feed.entries:
        yield entry.text
    yield "</feed>"


def _entry_text(entry: FeedEntry) -> str:
    summary = f"<summary>{xml_text(entry.summary)}</summary>\n" if entry.summary else ""
    topics = [f'<category term="{xml_text(key)}" label="{xml_text(title)}"/>\n' for key, title in entry.topics]
    return (
        f"<entry>\n<id>{_urn(entry.name)}</id>\n<title>{xml_text(entry.title)}</title>\n"
        f"<updated>{_point_in_time(entry.updated)}</updated>\n"
        f'<link rel="alternate" type="text/html" href="{xml_text(entry.url)}"/>\n{summary}{"".join(topics)}</entry>'
    )


def _urn(name: str) -> str:
    """The UUID of a name (RFC 9562, version 5, of the names that are URLs): the library's takes its time over each of
    thousands."""
    found = sha1(NAMESPACE_URL.bytes + name.encode(), usedforsecurity=False).hexdigest()
    variant = "89ab"[int(found[16], 16) & 3]
    return f"urn:uuid:{found[:8]}-{found[8:12]}-5{found[13:16]}-{variant}{found[17:20]}-{found[20:32]}"


def _element(name: str, text: str) -> str:
    return f"<{name}>{xml_text(text)}</{name}>"


def _point_in_time(day: str) -> str:
    return f"{day}T00:00:00Z"
