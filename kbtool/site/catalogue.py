"""All Markdown files of a base as rows that can be filtered and sorted by any field."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from kbtool.content.article import Article
from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.content.review import review_due
from kbtool.site.field_values import FieldValue, field_values

WITHHELD = "withheld"
"""The state of a file that is in no edition because of an error."""
OWN_NAMES = ("path", "key", "language", "languages", "due", "reason")
"""What can be asked of a row besides the fields of an article."""


class Row(Struct, frozen=True):
    """One Markdown file."""

    path: str
    """Relative to the folder of mkdocs.yml."""
    language: str
    """Its locale; empty for a file outside every language folder."""
    article: Article | None
    """None for a file that is withheld."""
    reason: str = ""
    """Why it is withheld."""
    languages: tuple[str, ...] = ()
    """The locales that have the article, in the order of the configuration."""
    due: date | None = None
    """The day of its next review."""

    @property
    def state(self) -> str:
        """The article's state, or `withheld`."""
        return str(self.article.fields.state or "") if self.article else WITHHELD

    def values(self, name: str) -> tuple[FieldValue, ...]:
        """The values of a field, or of what the catalogue adds: path, key, language, languages, due, reason, state."""
        own: Mapping[str, tuple[FieldValue, ...]] = {
            "path": (self.path,),
            "key": (self.article.key,) if self.article else (),
            "language": (self.language,) if self.language else (),
            "languages": self.languages,
            "due": (self.due,) if self.due else (),
            "reason": (self.reason,) if self.reason else (),
            "state": (self.state,) if self.state else (),
        }
        if name in own:
            return own[name]
        return field_values(self.article.fields, name) if self.article else ()


def catalogue(kb: KnowledgeBase) -> list[Row]:
    """Every Markdown file, by path."""
    order = [language.locale for language in kb.configuration.languages]
    languages: dict[str, tuple[str, ...]] = {}
    for locale in order:
        keys = dict.fromkeys(article.key for article in kb.articles if article.language == locale)
        languages.update((key, (*languages.get(key, ()), locale)) for key in keys)
    rows = [
        Row(
            article.path,
            article.language,
            article,
            languages=languages[article.key],
            due=review_due(article.fields, kb.configuration.settings),
        )
        for article in kb.articles
    ]
    rows += [Row(item.path, item.language, None, item.reason) for item in kb.withheld]
    return sorted(rows, key=lambda row: row.path)
