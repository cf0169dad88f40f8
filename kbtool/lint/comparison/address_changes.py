"""Redirects that a change adds, and addresses that stop answering."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote

from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.content.redirects.place import Place
from kbtool.lint.comparison.pairs import Pair
from kbtool.lint.pages import Page, Pages


@dataclass(frozen=True, slots=True)
class AddedRedirect:
    """A former address that leads on from now on."""

    former: str
    """From the root of a site: `/zh/billing/old/`."""
    goal: str
    """From the root of a site, or as written where it leads elsewhere."""
    path: str
    """The file that states it."""


@dataclass(frozen=True, slots=True)
class LostAddress:
    """An address that answered and will not."""

    address: str
    """From the root of a site."""
    path: str
    """The file that was there."""


def find_added_redirects(before: KnowledgeBase, after: KnowledgeBase) -> list[AddedRedirect]:
    """Redirects that were not there before, or led elsewhere."""
    old = {(item.former, item.goal or item.goal_text) for item in Pages(before).redirects.all}
    pages = Pages(after)
    found = {
        AddedRedirect(
            _address(item.former, pages), _address(item.goal, pages) if item.goal else item.goal_text, item.path
        )
        for item in pages.redirects.all
        if (item.former, item.goal or item.goal_text) not in old
    }
    return sorted(found, key=lambda item: (item.former, item.goal))


def find_lost_addresses(before: KnowledgeBase, after: KnowledgeBase, pairs: Iterable[Pair]) -> list[LostAddress]:
    """Addresses of pages that somebody could open, where now there is neither a page nor a redirect."""
    return sorted(_lost(before, after, pairs), key=lambda item: item.address)


def _lost(before: KnowledgeBase, after: KnowledgeBase, pairs: Iterable[Pair]) -> Iterator[LostAddress]:
    then, now = Pages(before), Pages(after)
    redirects = now.redirects
    locales = {language.locale for language in after.configuration.languages}
    for article in filter(None, (pair.before for pair in pairs)):
        was_live = then.is_live(article.language, article.key)
        if not was_live or now.is_live(article.language, article.key):
            continue
        place = Place(article.language, article.key)
        if article.language not in locales or redirects.find(place) is None:
            yield LostAddress(_address(place, then), article.path)


def _address(place: Place, pages: Pages) -> str:
    path = f"/{quote(pages.address(Page(place.language, place.key)))}"
    return f"{path}#{place.fragment}" if place.fragment else path
