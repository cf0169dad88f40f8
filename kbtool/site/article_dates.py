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
        files, has_texts, today = self.history.files, self.history.has_texts, self.today
        found: dict[str, Days] = {}
        for article in articles:
            path, fields = article.path, article.fields
            file, stated = files.get(path), fields.updated_on
            published = fields.publish_on
            if not published and file and has_texts:
                published = self._published(file, stated or today)
            day = stated or (self._last_change(article) if article.includes else self._seen_change(path, file))
            if day and (day > today or (published and published > day)):
                day = published if day <= today else None
            found[path] = Days(day, published)
        return found

    def _published(self, file: FileHistory, last: date) -> date | None:
        day = first_publication(file.beginnings, self.audience, self.rules) if file.beginnings else file.created
        return day if day and day <= last else None

    def _last_change(self, article: Article) -> date | None:
        files = self.history.files
        days = (self._seen_change(path, files.get(path)) for path in (article.path, *article.includes))
        return max((day for day in days if day), default=None)

    def _seen_change(self, path: str, file: FileHistory | None) -> date | None:
        if not file or not file.versions:
            return file.updated if file else None
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
