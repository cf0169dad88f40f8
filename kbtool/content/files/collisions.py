"""Files that would get the same address, or that only some file systems can tell apart."""

import posixpath
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from unicodedata import normalize

from kbtool.content.rule_ids import COLLIDING_FILES
from kbtool.diagnostics import START, Diagnostic

INDEX_NAMES = frozenset({"index", "readme", "_index"})
INDEX_STARTS = frozenset(letter for name in INDEX_NAMES for letter in (name[0], name[0].upper()))
INDEX_ENDS = tuple(f"{name}.md" for name in INDEX_NAMES)
ODD_ENDS = ("/.md\0", "\0.md\0", "..md\0")
"""Of names that are no ending, or end in two."""


def find_collisions(
    articles: Sequence[str], assets: Iterable[str], docs_name: str
) -> Iterator[tuple[tuple[str, ...], str, Diagnostic]]:
    """Groups of files that collide: their paths, the reason to withhold them, and one finding that names them all.

    An asset collides with an article where it is the `index.html` the article's page would be written to.
    """
    pages = [path for path in assets if path.rpartition("/")[2].casefold() == "index.html"]
    if not pages and are_plainly_apart(articles):
        return
    groups: dict[str, list[str]] = defaultdict(list)
    for path in articles:
        groups[address_key(path)].append(path)
    for path in pages:
        if (key := address_key(path)) in groups:
            groups[key].append(path)
    for paths in groups.values():
        if len(paths) > 1:
            group = tuple(sorted(paths))
            names = " and ".join(group)
            message = f"{names} collide: they have the same address or differ only in letter case or Unicode form"
            hint = "rename or remove all but one"
            finding = COLLIDING_FILES.at(f"{docs_name}/{group[0]}", START, message, hint)
            yield group, f"collides: {names}", finding


def are_plainly_apart(articles: Sequence[str]) -> bool:
    """Whether no two collide, where that can be seen without working out the key of each: mostly it can."""
    text = "\0".join(("", *articles, "")).lower()
    if not text.isascii() or text.count(".md\0") != len(articles) or any(odd in text for odd in ODD_ENDS):
        return False
    paths = set(text[1:-1].split("\0"))
    indexes = [article_key(path) for path in paths if path.endswith(INDEX_ENDS) and is_index_name(path)]
    is_each_another = len(paths) == len(articles) and len(set(indexes)) == len(indexes)
    return is_each_another and paths.isdisjoint(f"{key}.md" for key in indexes)


def article_key(path: str) -> str:
    """The key of an article from its path inside its language folder: without ending; an index is its folder."""
    return article_place(path)[0]


def article_place(path: str) -> tuple[str, bool]:
    """The key of an article, and whether it is the page of its folder."""
    has_plain_end = path.endswith(".md") and path[-4:-3] not in ("", "/", ".")
    stem = path[:-3] if has_plain_end else posixpath.splitext(path)[0]
    is_index = stem.rpartition("/")[2].casefold() in INDEX_NAMES
    return posixpath.dirname(path) if is_index else stem, is_index


def is_index_name(path: str) -> bool:
    """Whether the file is the page of its folder: index.md, README.md, _index.md."""
    return article_place(path)[1]


def address_key(path: str) -> str:
    """What two articles must not share: the key with its language folder, without letter case and Unicode form."""
    key = article_key(path)
    return key.lower() if key.isascii() else normalize("NFC", normalize("NFC", key).casefold())
