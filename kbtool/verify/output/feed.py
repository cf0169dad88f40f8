"""One Atom feed (RFC 4287)."""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from kbtool.verify.output.xml_file import read_xml, text_of

ATOM = "{http://www.w3.org/2005/Atom}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
REQUIRED = ("id", "title", "updated")
"""Of the feed and of each entry (RFC 4287, 4.1.1 and 4.1.2)."""


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry."""

    id: str
    links: tuple[str, ...]
    content: str
    """Its HTML: summary and content."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A file."""

    path: str
    trouble: str = ""
    """Why it cannot be read, or what it lacks; empty where it is whole."""
    language: str = ""
    links: tuple[str, ...] = ()
    entries: tuple[FeedEntry, ...] = ()


def read_feed(path: str, data: bytes) -> Feed:
    """Reads a file."""
    root = read_xml(data)
    if isinstance(root, str):
        return Feed(path, root)
    if root.tag != f"{ATOM}feed":
        return Feed(path, f"begins with {root.tag.rpartition('}')[2]}, not with feed")
    entries = root.findall(f"{ATOM}entry")
    lacks = next((f"has no {name}" for name in REQUIRED if not text_of(root, ATOM + name)), "")
    lacks = lacks or next(
        (f"has an entry without {name}" for entry in entries for name in REQUIRED if not text_of(entry, ATOM + name)),
        "",
    )
    return Feed(path, lacks, root.get(LANGUAGE) or "", tuple(_links(root)), tuple(map(_entry, entries)))


def _entry(element: Element) -> FeedEntry:
    content = "".join(text_of(element, ATOM + name) for name in ("summary", "content"))
    return FeedEntry(text_of(element, f"{ATOM}id"), tuple(_links(element)), content)


def _links(element: Element) -> Iterator[str]:
    return (link.get("href") or "" for link in element.iterfind(f"{ATOM}link"))
