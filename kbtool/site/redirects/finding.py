"""What became of former addresses, as the readers of one audience may know it.

Nothing here depends on an article that they may not see: a redirect to such an article leads nowhere, and one that
leads nowhere is as if nobody had written it.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property

from kbtool.content.redirects.place import Place
from kbtool.content.redirects.redirect import Redirect
from kbtool.content.redirects.redirects import Redirects
from kbtool.site.addresses import Addresses
from kbtool.site.redirects.audience_redirects import AudienceRedirects
from kbtool.site.redirects.former import EXTERNAL, Former, Parts, encoded_fragment
from kbtool.site.redirects.goals import Goals
from kbtool.site.view import View

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ufffd]")
LONGEST_NAME = 255
"""Bytes that a name may have on common file systems."""


def audience_redirects(views: Mapping[str, View], addresses: Addresses) -> AudienceRedirects:
    """The redirects of an audience; `addresses` holds its pages and files."""
    return _Finder(views, addresses).found()


class _Finder:
    def __init__(self, views: Mapping[str, View], addresses: Addresses) -> None:
        self.addresses = addresses
        self.goals = Goals(views)

    @cached_property
    def settled(self) -> dict[Place, Place | str]:
        """Former place → where it ends: a page that is there, or another site.

        Redirects that wait for another are looked at again; what is left at last leads in a circle or nowhere.
        """
        settled: dict[Place, Place | str] = {}
        waiting = list(self.redirects.all)
        while waiting:
            left = []
            for redirect in waiting:
                end = self._end(redirect, settled)
                if end is None:
                    left.append(redirect)
                else:
                    settled.setdefault(redirect.former, end)
            if len(left) == len(waiting):
                break
            waiting = left
        return settled

    @cached_property
    def redirects(self) -> Redirects:
        """All that is stated, whether it leads anywhere or not."""
        views = self.goals.views.values()
        articles = [item for view in views for item in (*view.selection.articles, *view.selection.archived)]
        first = next(iter(views))
        return Redirects(articles, first.data, first.configuration, self.goals.is_live)

    def _end(self, redirect: Redirect, settled: Mapping[Place, Place | str]) -> Place | str | None:
        goal = redirect.goal
        if goal is None:
            url = self.addresses.resolve(redirect.goal_text.strip(), "", "")
            return url if url and url.startswith(EXTERNAL) else None
        if self.goals.is_live(goal.language, goal.key):
            return goal
        found = settled.get(goal) or settled.get(Place(goal.language, goal.key))
        if isinstance(found, Place) and goal.fragment and not found.fragment:
            return Place(found.language, found.key, goal.fragment)
        return found

    def found(self) -> AudienceRedirects:
        """All of them."""
        pages: dict[tuple[str, str], str | Place] = {}
        parts: dict[tuple[str, str], dict[str, str | Place]] = defaultdict(dict)
        for former, end in self.settled.items():
            if former.fragment:
                parts[former.language, former.key][former.fragment] = self._last(end)
            elif not self.goals.is_live(former.language, former.key):
                pages[former.language, former.key] = self._last(end)
        moved = {
            self.goals.url(Place(*page)): self._parts(found)
            for page, found in parts.items()
            if self.goals.is_live(*page)
        }
        formers = (
            self._former(Place(*page), pages.get(page), parts.get(page, {}))
            for page in dict.fromkeys([*pages, *parts])
            if not self.goals.is_live(*page)
        )
        free = (former for former in formers if former and self._is_free(former))
        return AudienceRedirects(tuple(sorted(free, key=lambda former: former.address)), moved)

    def _last(self, end: Place | str) -> Place | str:
        """Where a part of a page is now that a redirect leads to."""
        seen = set()
        while isinstance(end, Place) and end.fragment and end in self.settled and end not in seen:
            seen.add(end)
            end = self.settled[end]
        return end

    def _former(self, place: Place, end: Place | str | None, parts: Mapping[str, Place | str]) -> Former | None:
        """Where only parts of a page that is gone lead on, the page leads where the first of them went."""
        if not self.goals.is_published(place.language) or not place.key:
            return None
        if end is None:
            first = next(iter(parts.values()))
            end = Place(first.language, first.key) if isinstance(first, Place) else first
        prefix = self.goals.views[place.language].language.prefix
        return Former(
            language=place.language,
            address=f"{prefix}{place.key}/",
            goal=self._link(end),
            title=self.goals.title(end) if isinstance(end, Place) else end,
            parts=self._parts(parts),
            file=f"{prefix}{place.key}.html" if place in self._files else "",
        )

    @cached_property
    def _files(self) -> set[Place]:
        """Places that somebody names as a file."""
        texts = ((item.former, item.text.partition("#")[0].partition("?")[0]) for item in self.redirects.all)
        return {
            Place(place.language, place.key)
            for place, text in texts
            if text.endswith(".html") and text.rpartition("/")[2] not in ("index.html", "404.html")
        }

    def _parts(self, parts: Mapping[str, Place | str]) -> Parts:
        return tuple((name, self._link(parts[name])) for name in sorted(parts))

    def _link(self, end: Place | str) -> str:
        return end if isinstance(end, str) else self.goals.url(end) + encoded_fragment(end.fragment)

    def _is_free(self, former: Former) -> bool:
        """Whether pages can be written there: neither a file nor what no file system takes is in the way."""
        names = former.address.rstrip("/").split("/")
        is_fit = not CONTROL.search(former.address) and not {"", ".", ".."}.intersection(names)
        is_short = all(len(name.encode()) <= LONGEST_NAME for name in names)
        return is_fit and is_short and self.addresses.known.isdisjoint(_folders(names))


def _folders(names: list[str]) -> Iterator[str]:
    for number in range(len(names)):
        yield "/".join(names[: number + 1])
