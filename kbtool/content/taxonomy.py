"""Categories and sections: the tree of folders, with every article in each place it stands in."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from kbtool.content.article import Article
from kbtool.content.collation.sort_key import sort_key

FindPlaces = Callable[[Iterable[str]], Mapping[str, object]]
"""Title → what to sort it by."""
UNWEIGHTED = 1_000_000
"""Below any weight that people give."""


@dataclass(frozen=True)
class Section:
    """A folder of articles; the root is the home page, the level below are the categories."""

    key: str
    """Path inside the language folder; empty for the root."""
    title: str
    index: Article | None
    """The folder's own page, where a file exists for it."""
    articles: tuple["Article", ...]
    """Articles listed here in order: those in the folder and those placed by `also_in`."""
    sections: tuple["Section", ...]

    @property
    def short_title(self) -> str:
        """The title for navigation and breadcrumb."""
        return (self.index and self.index.fields.short_title) or self.title

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Key of an article → its place among those listed here."""
        return {article.key: place for place, article in enumerate(self.articles)}

    @property
    def count(self) -> int:
        """How many different articles are listed here and below."""
        return len(self.keys())

    def keys(self) -> set[str]:
        """Keys of all articles listed here and below."""
        keys = {article.key for article in self.articles}
        for section in self.sections:
            keys |= section.keys()
        return keys

    def walk(self) -> Iterable["Section"]:
        """This section and all below, depth first."""
        yield self
        for section in self.sections:
            yield from section.walk()


def build_tree(
    articles: Iterable[Article], locale: str, home_title: str, find_places: FindPlaces | None = None
) -> Section:
    """The tree of the articles of one language; `find_places` gives the places of titles in their order, which are
    worked out where it is missing.

    A folder without a page of its own gets its title from its name. A placement under a folder that does not exist
    is left out: the article keeps its other places.
    """
    indexes: dict[str, Article] = {}
    members: dict[str, list[Article]] = defaultdict(list)
    placed: list[Article] = []
    titles: list[str] = []
    for article in articles:
        titles.append(article.fields.title)
        if article.is_index:
            indexes[article.key] = article
            continue
        members[article.key.rpartition("/")[0]].append(article)
        if article.fields.also_in:
            placed.append(article)
    folders = _with_parents({*indexes, *members})
    for article in placed:
        for key in article.fields.also_in:
            if key.strip("/") in folders and key.strip("/") != article.folder:
                members[key.strip("/")].append(article)
    children: dict[str, list[str]] = defaultdict(list)
    for key in folders - {""}:
        children[key.rpartition("/")[0]].append(key)
    titles += map(folder_title, folders - indexes.keys())
    places = find_places(titles) if find_places else {title: sort_key(title, locale) for title in titles}
    return _section("", home_title, indexes, members, children, places)


def _with_parents(keys: set[str]) -> set[str]:
    folders = {""}
    for key in keys:
        while key and key not in folders:
            folders.add(key)
            key = key.rpartition("/")[0]
    return folders


def _section(
    key: str,
    title: str,
    indexes: Mapping[str, Article],
    members: Mapping[str, list[Article]],
    children: Mapping[str, list[str]],
    places: Mapping[str, object],
) -> Section:
    index = indexes.get(key)
    order = {name.strip("/"): place for place, name in enumerate(index.fields.order)} if index else {}
    last = len(order)

    def article_rank(article: Article) -> tuple[object, ...]:
        fields, key = article.fields, article.key
        place = order.get(key.rpartition("/")[2], last) if order else last
        return (place, UNWEIGHTED if fields.weight is None else fields.weight, places[fields.title], key)

    def section_rank(section: Section) -> tuple[object, ...]:
        weight = section.index.fields.weight if section.index else None
        place = order.get(section.key.rpartition("/")[2], last)
        return (place, UNWEIGHTED if weight is None else weight, places[section.title], section.key)

    sections = [
        _section(child, folder_title(child), indexes, members, children, places) for child in children.get(key, ())
    ]
    return Section(
        key=key,
        title=index.fields.title if index else title,
        index=index,
        articles=tuple(sorted(members.get(key, ()), key=article_rank)),
        sections=tuple(sorted(sections, key=section_rank)),
    )


def folder_title(key: str) -> str:
    """A title from a folder's name: `getting-started` → `Getting started`."""
    name = key.rpartition("/")[2].replace("-", " ").replace("_", " ").strip()
    return name[:1].upper() + name[1:]
