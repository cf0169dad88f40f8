"""What stands in the head of a page."""

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

REFRESH = re.compile(r"\s*(\d+)(?:\.\d*)?\s*(?:[;,]\s*(?:url\s*=\s*)?(.*))?", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Refresh:
    """`<meta http-equiv="refresh">`."""

    seconds: int
    target: str
    """As it stands there; empty for the page itself."""


@dataclass(frozen=True, slots=True)
class Head:
    """All of it, in the order of the page."""

    titles: tuple[str, ...]
    descriptions: tuple[str, ...]
    robots: tuple[str, ...]
    canonicals: tuple[str, ...]
    alternates: tuple[tuple[str, str], ...]
    """(hreflang, address)."""
    offers: tuple[tuple[str, str], ...]
    """(type, address) of feeds and other forms of the page."""
    properties: tuple[tuple[str, str], ...]
    """(`og:title`, value), Open Graph and cards."""
    refresh: Refresh | None

    def value(self, name: str) -> str | None:
        """The first value of a property."""
        return next((value for key, value in self.properties if key == name), None)


def read_head(tree: LexborHTMLParser) -> Head:
    """The head as a browser reads it; what it moves into the body is not in it."""
    reader = _Reader()
    if tree.head is not None:
        for node in tree.head.iter():
            match node.tag:
                case "title":
                    reader.titles.append(node.text().strip())
                case "meta":
                    reader.meta(node.attributes)
                case "link":
                    reader.link(node.attributes)
    return Head(
        titles=tuple(reader.titles),
        descriptions=tuple(reader.named["description"]),
        robots=tuple(reader.named["robots"]),
        canonicals=tuple(reader.canonicals),
        alternates=tuple(reader.alternates),
        offers=tuple(reader.offers),
        properties=tuple(reader.properties),
        refresh=reader.refresh,
    )


class _Reader:
    def __init__(self) -> None:
        self.titles: list[str] = []
        self.named: dict[str, list[str]] = {"description": [], "robots": []}
        self.canonicals: list[str] = []
        self.alternates: list[tuple[str, str]] = []
        self.offers: list[tuple[str, str]] = []
        self.properties: list[tuple[str, str]] = []
        self.refresh: Refresh | None = None

    def meta(self, attributes: dict[str, str | None]) -> None:
        content = (attributes.get("content") or "").strip()
        name = (attributes.get("name") or "").lower()
        if name in self.named:
            self.named[name].append(content)
        elif name.startswith("twitter:"):
            self.properties.append((name, content))
        if attributes.get("property"):
            self.properties.append((attributes["property"] or "", content))
        if (attributes.get("http-equiv") or "").lower() == "refresh" and (found := REFRESH.fullmatch(content)):
            self.refresh = Refresh(int(found[1]), (found[2] or "").strip().strip("'\""))

    def link(self, attributes: dict[str, str | None]) -> None:
        relations = (attributes.get("rel") or "").lower().split()
        address = (attributes.get("href") or "").strip()
        if "canonical" in relations:
            self.canonicals.append(address)
        elif "alternate" in relations and attributes.get("hreflang"):
            self.alternates.append((attributes["hreflang"] or "", address))
        elif "alternate" in relations and "stylesheet" not in relations:
            self.offers.append(((attributes.get("type") or "").lower(), address))
