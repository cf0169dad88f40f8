"""What the rules look at in the body of a page."""

from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

SELECTED = "a[href],area[href],img,script,iframe,source,video,audio,embed,object,link[href],[id],time,h1,h2,h3,h4,h5,h6"
LOADED = {
    "img": "src",
    "script": "src",
    "iframe": "src",
    "source": "src",
    "video": "src",
    "audio": "src",
    "embed": "src",
    "object": "data",
}
"""Elements that fetch something, and where they say what."""
FETCHING = frozenset({"stylesheet", "icon", "preload", "modulepreload", "manifest", "apple-touch-icon", "mask-icon"})
"""Relations of `link` for which a browser fetches the address."""
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
Attributes = dict[str, str | None]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Load:
    """Something that the browser fetches to show the page."""

    tag: str
    address: str


@dataclass(frozen=True, slots=True)
class Body:
    """In the order of the page; scripts, styles and icons of the head are among what is fetched."""

    anchors: tuple[LexborNode, ...]
    """Links with `href`."""
    images: tuple[Attributes, ...]
    headings: tuple[Heading, ...]
    loads: tuple[Load, ...]
    ids: tuple[str, ...]
    times: tuple[str, ...]
    """Values of `datetime`."""
    scripts: tuple[str, ...]
    """Types of scripts that stand in the page itself; empty for one that says none."""


def read_body(tree: LexborHTMLParser) -> Body:
    """Goes through the tree once."""
    anchors: list[LexborNode] = []
    images: list[Attributes] = []
    headings: list[Heading] = []
    loads: list[Load] = []
    ids: list[str] = []
    times: list[str] = []
    scripts: list[str] = []
    last = 0
    for node in tree.css(SELECTED):
        if node.mem_id == last:  # what fits two of the selectors comes twice in a row
            continue
        last = node.mem_id
        tag, attributes = node.tag or "", node.attributes
        if name := attributes.get("id"):
            ids.append(name)
        if tag in {"a", "area"}:
            if "href" in attributes:
                anchors.append(node)
        elif tag in HEADINGS:
            headings.append(Heading(int(tag[1]), _words(node)))
        elif tag == "time":
            times.append(attributes.get("datetime") or "")
        else:
            loads += _loads(tag, attributes)
            if tag == "img":
                images.append(attributes)
            elif tag == "script" and "src" not in attributes:
                scripts.append((attributes.get("type") or "").lower())
    found = (anchors, images, headings, loads, ids, times, scripts)
    return Body(*map(tuple, found))  # type: ignore[arg-type]


def _words(heading: LexborNode) -> str:
    """What a heading says, without the sign of a link to itself."""
    return " ".join(heading.text().split()).rstrip("¶# ")


def _loads(tag: str, attributes: Attributes) -> list[Load]:
    if tag == "link":
        relations = (attributes.get("rel") or "").lower().split()
        return [Load(tag, attributes.get("href") or "")] if FETCHING.intersection(relations) else []
    found = [attributes.get(LOADED.get(tag, "")) or "", attributes.get("poster") or ""]
    found += [part.split()[0] for part in (attributes.get("srcset") or "").split(",") if part.split()]
    return [Load(tag, address.strip()) for address in found if address.strip()]
