"""What front matter can name in a base: articles and folders, whoever may read them."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from kbtool.content.files.collisions import article_key
from kbtool.diagnostics import closest
from kbtool.lint.context import Context

MOST_COMPARED = 40
"""Comparing names is slow; of many, only the nearest in the alphabet are looked at for one that may be meant."""


@dataclass(frozen=True)
class KnownNames:
    """Names by language. A name of the default language counts in all: its translation may be missing still."""

    context: Context

    @cached_property
    def articles(self) -> dict[str, set[str]]:
        """Locale → ids and keys of articles, also of files that are withheld: they exist."""
        found = self._empty()
        for article in self.context.kb.articles:
            found[article.language] |= {article.id, article.key}
        for language, key in self._withheld():
            found[language].add(key)
        return self._with_default(found)

    @cached_property
    def folders(self) -> dict[str, set[str]]:
        """Locale → keys of folders that hold articles; the root is the empty one."""
        found = {locale: {section.key for section in tree.walk()} for locale, tree in self.context.trees.items()}
        for language, key in self._withheld():
            found[language] |= {key.rsplit("/", depth)[0] for depth in range(1, key.count("/") + 1)}
        return self._with_default(found)

    @cached_property
    def children(self) -> dict[tuple[str, str], set[str]]:
        """(locale, folder) → last parts of the names of what stands in it or is placed there."""
        found: dict[tuple[str, str], set[str]] = defaultdict(set)
        for locale, tree in self.context.trees.items():
            for section in tree.walk():
                found[locale, section.key] |= {last_part(article.key) for article in section.articles}
                found[locale, section.key] |= {last_part(child.key) for child in section.sections}
        for language, key in self._withheld():
            found[language, folder_of(key)].add(last_part(key))
        return found

    def similar_article(self, name: str, locale: str) -> str | None:
        """The article that was probably meant: moved to another folder, or misspelt in its own."""
        return self._article_neighbours.similar(name, locale)

    def similar_folder(self, name: str, locale: str) -> str | None:
        """The folder that was probably meant, likewise."""
        return self._folder_neighbours.similar(name, locale)

    @cached_property
    def _article_neighbours(self) -> "_Neighbours":
        return _Neighbours(self.articles)

    @cached_property
    def _folder_neighbours(self) -> "_Neighbours":
        return _Neighbours(self.folders)

    def _withheld(self) -> Iterator[tuple[str, str]]:
        start = f"{self.context.configuration.docs_name}/"
        for item in self.context.kb.withheld:
            if item.language:
                yield item.language, article_key(item.path.removeprefix(start).partition("/")[2])

    def _empty(self) -> dict[str, set[str]]:
        return {language.locale: set() for language in self.context.configuration.languages}

    def _with_default(self, found: dict[str, set[str]]) -> dict[str, set[str]]:
        default = found[self.context.configuration.default_language.locale]
        return {locale: names | default for locale, names in found.items()}


@dataclass(frozen=True)
class _Neighbours:
    """Finds names like a given one without comparing it with all."""

    names: Mapping[str, set[str]]

    def similar(self, name: str, locale: str) -> str | None:
        """The only one with the same last part, else the most like it with the same last part or in the same folder.

        In one folder only the last parts are compared: the long common start would make any two names alike.
        """
        moved = self._by_last_part.get((locale, last_part(name)), [])
        if moved:
            return moved[0] if len(moved) == 1 else most_similar(name, moved)
        beside = {last_part(other): other for other in self._by_folder.get((locale, folder_of(name)), [])}
        near = most_similar(last_part(name), sorted(beside))
        return beside[near] if near else None

    @cached_property
    def _by_last_part(self) -> dict[tuple[str, str], list[str]]:
        return self._grouped(last_part)

    @cached_property
    def _by_folder(self) -> dict[tuple[str, str], list[str]]:
        return self._grouped(folder_of)

    def _grouped(self, part: Callable[[str], str]) -> dict[tuple[str, str], list[str]]:
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for locale, names in self.names.items():
            for name in sorted(filter(None, names)):
                found[locale, part(name)].append(name)
        return found


def most_similar(name: str, names: Sequence[str]) -> str | None:
    """The one of sorted `names` that was probably meant."""
    start = max(bisect_left(names, name) - MOST_COMPARED // 2, 0)
    return closest(name, names[start : start + MOST_COMPARED])


def last_part(key: str) -> str:
    """`billing/refunds` → `refunds`."""
    return key.rpartition("/")[2]


def folder_of(key: str) -> str:
    """`billing/refunds` → `billing`."""
    return key.rpartition("/")[0]
