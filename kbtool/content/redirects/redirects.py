"""All redirects of a base, or of what some readers see of it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from kbtool.config import Configuration
from kbtool.content.article import Article
from kbtool.content.data_files import DataFiles
from kbtool.content.redirects.place import OUTSIDE, Place, read_path
from kbtool.content.redirects.redirect import End, Redirect, Trail


@dataclass(frozen=True)
class Redirects:
    """The redirects that these articles and the data state."""

    articles: Iterable[Article]
    data: DataFiles
    configuration: Configuration
    is_live: Callable[[str, str], bool]
    """Whether there is a page: by locale and key."""

    @cached_property
    def all(self) -> tuple[Redirect, ...]:
        """Those that articles state, then those of redirects.yml, one for each language they hold in."""
        return (*self._of_articles(), *self._of_data())

    @cached_property
    def by_former(self) -> dict[Place, list[Redirect]]:
        """Former address → its redirects; more than one is a mistake."""
        found: dict[Place, list[Redirect]] = defaultdict(list)
        for redirect in self.all:
            found[redirect.former].append(redirect)
        return dict(found)

    def find(self, place: Place) -> Redirect | None:
        """The redirect that answers at an address, that of its fragment first."""
        found = self.by_former.get(place) or self.by_former.get(Place(place.language, place.key))
        return found[0] if found else None

    def follow(self, first: Redirect) -> Trail:
        """Where a redirect ends."""
        hops: list[Redirect] = []
        seen = {first.former}
        goal = first.goal
        while goal is not None:
            if self.is_live(goal.language, goal.key):
                return Trail(End.PAGE, tuple(hops), goal)
            following = self.find(goal)
            if following is None:
                return Trail(End.NOWHERE, tuple(hops), goal)
            hops.append(following)
            if following.former in seen:
                return Trail(End.CIRCLE, tuple(hops), goal)
            seen.add(following.former)
            goal = following.goal
        return Trail(End.OUTSIDE, tuple(hops), None)

    def _of_articles(self) -> Iterator[Redirect]:
        for article in self.articles:
            for text in article.fields.redirect_from:
                if former := self.place(text, article.language):
                    yield Redirect(text, former, Place(article.language, article.key), article.key, article)

    def _of_data(self) -> Iterator[Redirect]:
        for text, goal in self.data.redirects.items():
            path = self.data.redirect_places[text].path
            for language in self._languages(text):
                former = self.place(text, language)
                if former:
                    yield Redirect(text, former, self.place(goal, language), goal, data_file=path)

    def _languages(self, text: str) -> list[str]:
        """An entry holds in every language, unless it starts with the prefix of one."""
        own = self._prefixes.get(read_path(text)[0].partition("/")[0].lower())
        return [own] if own else [language.locale for language in self.configuration.languages]

    @cached_property
    def _prefixes(self) -> dict[str, str]:
        return {
            language.locale.lower(): language.locale
            for language in self.configuration.languages
            if not language.is_default
        }

    def place(self, text: str, language: str) -> Place | None:
        """The place that a path from the folder of `language` names; None for an address of another site."""
        if OUTSIDE.match(text.strip()):
            return None
        key, fragment = read_path(text)
        first, _, rest = key.partition("/")
        if first.lower() in self._prefixes and not self.is_live(language, key):
            language, key = self._prefixes[first.lower()], rest
        return Place(language, key, fragment)
