"""Links of a built site that lead nowhere, found from the files alone."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit

from tests.build.html_tree import Element

ORIGIN = "https://site.test/"
ADDRESSES = ("href", "src", "poster", "action", "data-search", "data-engine", "data-words", "data-style", "data-root")
IN_STYLES = re.compile(r"""url\(\s*["']?([^"')]+)""")


def addresses_in(page: Element) -> Iterator[tuple[str, str]]:
    """(element, address) for everything in a page that a browser or script would ask for."""
    for element in page.walk():
        for attribute in ADDRESSES:
            if attribute in element.attributes:
                yield element.name, element.attributes[attribute]
        for candidate in element.attributes.get("srcset", "").split(","):
            if candidate.strip():
                yield element.name, candidate.split()[0]


def dead_links(folder: Path, pages: Mapping[str, Element], *, fragments: bool = True) -> list[str]:
    """`page: link` for each link inside the site whose file, or whose `#fragment`, does not exist."""
    known = {address: set(page.ids) for address, page in pages.items()}
    dead = [
        f"{address}: {link}"
        for address, page in pages.items()
        for _, link in addresses_in(page)
        if _is_dead(folder, known, address, link, fragments)
    ]
    for style in sorted((folder / "assets").glob("*.css")):
        links = IN_STYLES.findall(style.read_text(encoding="utf-8"))
        dead += [f"{style.name}: {link}" for link in links if _is_dead(folder, known, "assets/x", link, False)]
    return dead


def _is_dead(folder: Path, known: Mapping[str, set[str]], address: str, link: str, fragments: bool) -> bool:
    target = urlsplit(urljoin(ORIGIN + quote(address), link))
    if target.scheme in {"mailto", "tel", "data"} or f"{target.scheme}://{target.netloc}/" != ORIGIN:
        return False
    path = unquote(target.path).lstrip("/")
    if path not in known:
        return not (folder / path).is_file()
    return fragments and bool(target.fragment) and unquote(target.fragment) not in known[path]
