"""The days of an edition's articles, as its readers may know them."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from kbtool.content.article import Article
from kbtool.content.front_matter.reading_rules import ReadingRules
from kbtool.history.history import History
from kbtool.site.seen_changes import first_publication, last_seen_change


@dataclass(frozen=True)
class ArticleDates:
    """Works out each day once."""

    articles: tuple[Article, ...]
    """All of the edition."""
    names: frozenset[str]
    """All that articles and sections of the edition are called."""
    audience: str
    history: History
    rules: ReadingRules
    today: date

    def updated(self, article: Article) -> date | None:
        """The one date of an article, which every other follows: the day that it states, else that of the last change
        that the readers can see, of what it includes too. None where it is not known, or still to come."""
        known = (article.path, article.includes)
        if known not in self._updated:
            self._updated[known] = self._find_updated(article)
        return self._updated[known]

    def _find_updated(self, article: Article) -> date | None:
        day = article.fields.updated_on or self._last_change(article)
        return max(day, self.published(article) or day) if day and day <= self.today else None

    def published(self, article: Article) -> date | None:
        """The day on which the readers first had the article; None where it is not known, as of one that is older than
        its place in this repository."""
        fields, file = article.fields, self.history.files.get(article.path)
        if fields.publish_on or not self.history.has_texts or not file:
            return fields.publish_on
        day = self._late_beginnings.get(article.path) if file.beginnings else file.created
        return day if day and day <= (fields.updated_on or self.today) else None

    def _last_change(self, article: Article) -> date | None:
        seen, paths = self._seen_changes, (article.path, *article.includes)
        days = (seen[path] if path in seen else self.history.updated(path) for path in paths)
        return max((day for day in days if day), default=None)

    @cached_property
    def _updated(self) -> dict[tuple[str, tuple[str, ...]], date | None]:
        """Those that were asked for: lists, feeds and sitemaps ask again for each article."""
        return {}

    @cached_property
    def _late_beginnings(self) -> dict[str, date | None]:
        """Path of each article that was not published from its first commit on → the day from which it was."""
        return {
            item.path: first_publication(file.beginnings, self.audience, self.rules)
            for item in self.articles
            if (file := self.history.files.get(item.path)) and file.beginnings
        }

    @cached_property
    def _seen_changes(self) -> dict[str, date | None]:
        """Path of each article and shared text with changes that not everybody sees → day of the last that the readers
        do."""
        return {
            path: last_seen_change(file.versions, self.audience, self.rules, self.names)
            for path in dict.fromkeys(path for item in self.articles for path in (item.path, *item.includes))
            if (file := self.history.files.get(path)) and file.versions
        }
