"""The days of an edition's articles, as its readers may know them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from kbtool.content.article import Article
from kbtool.content.front_matter.reading_rules import ReadingRules
from kbtool.history.history import FileHistory, History
from kbtool.site.seen_changes import first_publication, last_seen_change


class Days(NamedTuple):
    """Those of one article."""

    updated: date | None
    """The one date of an article, which every other follows: the day that it states, else that of the last change that
    the readers can see, of what it includes too. None where it is not known, or still to come."""
    published: date | None
    """The day on which the readers first had the article; None where it is not known, as of one that is older than its
    place in this repository."""


@dataclass(frozen=True)
class ArticleDates:
    """Works out the days of articles, all of them in one go: each is asked for many times."""

    keys: tuple[Iterable[str], ...]
    """Those of the articles and sections of the edition, and the ids."""
    audience: str
    history: History
    rules: ReadingRules
    today: date

    def days(self, articles: Iterable[Article]) -> Mapping[str, Days]:
        """Path of an article → its days."""
        files, today = self.history.files, self.today
        found: dict[str, Days] = {}
        for article in articles:
            path, fields = article.path, article.fields
            file = files.get(path)
            published = fields.publish_on or (self._published(article, file) if file else None)
            day = fields.updated_on or self._last_change(article, file)
            if day and (day > today or (published and published > day)):
                day = published if day <= today else None
            found[path] = Days(day, published)
        return found

    def _published(self, article: Article, file: FileHistory) -> date | None:
        if not self.history.has_texts:
            return None
        day = first_publication(file.beginnings, self.audience, self.rules) if file.beginnings else file.created
        return day if day and day <= (article.fields.updated_on or self.today) else None

    def _last_change(self, article: Article, file: FileHistory | None) -> date | None:
        if not article.includes:
            return self._seen_change(article.path, file) if file else None
        files = self.history.files
        paths = (article.path, *article.includes)
        days = (self._seen_change(path, found) for path in paths if (found := files.get(path)))
        return max((day for day in days if day), default=None)

    def _seen_change(self, path: str, file: FileHistory) -> date | None:
        if not file.versions:
            return file.updated
        if path not in self._seen:
            self._seen[path] = last_seen_change(file.versions, self.audience, self.rules, self._names)
        return self._seen[path]

    @cached_property
    def _names(self) -> frozenset[str]:
        """All that articles and sections of the edition are called."""
        return frozenset(name for keys in self.keys for key in keys for name in (key, key.rpartition("/")[2]))

    @cached_property
    def _seen(self) -> dict[str, date | None]:
        """Path of each article and shared text with changes that not everybody sees → day of the last that the readers
        do: many articles may show one text."""
        return {}
