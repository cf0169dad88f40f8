"""Files that would get the same address, or that only some file systems can tell apart."""

import posixpath
from collections import defaultdict
from collections.abc import Iterable, Iterator
from unicodedata import normalize

from kbtool.content.rule_ids import COLLIDING_FILES
from kbtool.diagnostics import START, Diagnostic

INDEX_NAMES = frozenset({"index", "readme", "_index"})


def find_collisions(
    articles: Iterable[str], assets: Iterable[str], docs_name: str
) -> Iterator[tuple[tuple[str, ...], str, Diagnostic]]:
    """Groups of files that collide: their paths, the reason to withhold them, and one finding that names them all.

    An asset collides with an article where it is the `index.html` the article's page would be written to.
    """
    groups: dict[str, list[str]] = defaultdict(list)
    for path in articles:
        groups[address_key(path)].append(path)
    for path in assets:
        key = address_key(path)
        if key in groups and posixpath.basename(path).casefold() == "index.html":
            groups[key].append(path)
    for paths in groups.values():
        if len(paths) > 1:
            group = tuple(sorted(paths))
            names = " and ".join(group)
            message = f"{names} collide: they have the same address or differ only in letter case or Unicode form"
            hint = "rename or remove all but one"
            finding = COLLIDING_FILES.at(f"{docs_name}/{group[0]}", START, message, hint)
            yield group, f"collides: {names}", finding


def article_key(path: str) -> str:
    """The key of an article from its path inside its language folder: without ending; an index is its folder."""
    if is_index_name(path):
        return posixpath.dirname(path)
    return posixpath.splitext(path)[0]


def is_index_name(path: str) -> bool:
    """Whether the file is the page of its folder: index.md, README.md, _index.md."""
    return posixpath.splitext(posixpath.basename(path))[0].casefold() in INDEX_NAMES


def address_key(path: str) -> str:
    """What two articles must not share: the key with its language folder, without letter case and Unicode form."""
    return normalize("NFC", normalize("NFC", article_key(path)).casefold())
