"""Former addresses of pages, and where each leads."""

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from urllib.parse import unquote

from kbtool.content.article import Article
from kbtool.content.files.collisions import article_key
from kbtool.content.files.walk import is_markdown
from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.lint.pages import Pages

OUTSIDE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
HTML_FILE = re.compile(r"(?:^|/)index\.html?$|\.html?$")
FIELD = "redirect_from"


@dataclass(frozen=True, slots=True)
class Place:
    """A place that an address names, inside the base."""

    language: str
    """The locale."""
    key: str
    """As `Article.key`."""
    fragment: str = ""


@dataclass(frozen=True, slots=True)
class Redirect:
    """One former address in one language."""

    text: str
    """As written."""
    former: Place
    goal: Place | None
    """None where it leads out of the site."""
    goal_text: str
    """As written; of an article's `redirect_from`, its key."""
    path: str
    """The file that states it, relative to the folder of mkdocs.yml."""
    article: Article | None = None
    """The article whose `redirect_from` it is; None for an entry of redirects.yml."""


class End(Enum):
    """How following a redirect ends."""

    PAGE = "page"
    NOWHERE = "nowhere"
    CIRCLE = "circle"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class Trail:
    """What a browser meets that follows a redirect."""

    end: End
    hops: tuple[Redirect, ...]
    """The redirects after the first."""
    goal: Place | None
    """Where it ends; None outside the site."""


@dataclass(frozen=True)
class Redirects:
    """All redirects of a base."""

    kb: KnowledgeBase
    pages: Pages

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
            if self.pages.is_live(goal.language, goal.key):
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
        for article in self.kb.articles:
            origin = article.origins.get(FIELD)
            for text in article.fields.redirect_from:
                if former := self.place(text, article.language):
                    goal = Place(article.language, article.key)
                    yield Redirect(text, former, goal, article.key, origin.path if origin else "", article)

    def _of_data(self) -> Iterator[Redirect]:
        for text, goal in self.kb.data.redirects.items():
            path = self.kb.data.redirect_places[text].path
            for language in self._languages(text):
                former = self.place(text, language)
                if former:
                    yield Redirect(text, former, self.place(goal, language), goal, path)

    def _languages(self, text: str) -> list[str]:
        """An entry holds in every language, unless it starts with the prefix of one."""
        own = self._prefixes.get(_parts(text)[0].partition("/")[0].lower())
        return [own] if own else [language.locale for language in self.kb.configuration.languages]

    @cached_property
    def _prefixes(self) -> dict[str, str]:
        return {
            language.locale.lower(): language.locale
            for language in self.kb.configuration.languages
            if not language.is_default
        }

    def place(self, text: str, language: str) -> Place | None:
        """The place that a path from the folder of `language` names; None for an address of another site."""
        if OUTSIDE.match(text.strip()):
            return None
        key, fragment = _parts(text)
        first, _, rest = key.partition("/")
        if first.lower() in self._prefixes and not self.pages.is_live(language, key):
            language, key = self._prefixes[first.lower()], rest
        return Place(language, key, fragment)


def _parts(text: str) -> tuple[str, str]:
    """Key and fragment of a path in any of the forms people write: `/a/b/`, `a/b.md`, `a/b/index.html#c`."""
    path, _, fragment = text.strip().partition("#")
    name = posixpath.normpath(unquote(path.partition("?")[0])).strip("/")
    key = article_key(name) if is_markdown(name) else HTML_FILE.sub("", name)
    return ("" if key == "." else key), unquote(fragment)
