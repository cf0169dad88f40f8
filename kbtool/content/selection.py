"""Who sees what: the selection of an edition from the knowledge base. Default deny."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from kbtool.config import Settings
from kbtool.content.article import Article
from kbtool.content.edition import Edition
from kbtool.content.schema import Fields, State

SHOWN = (State.PUBLISHED, State.ARCHIVED)
"""States in which an article has an address."""


class Withheld(Struct, frozen=True):
    """A Markdown file that is in no edition."""

    path: str
    """Relative to the folder of mkdocs.yml."""
    language: str
    """The language it belongs to; empty for a file outside every language folder."""
    reason: str
    """Why, in a few words: `front matter cannot be read`."""
    is_error: bool
    """True when somebody has to mend it."""


class Selection(Struct, frozen=True):
    """What an edition holds, and what not, with the reason. Together they are all files of its language."""

    edition: Edition
    articles: tuple[Article, ...]
    """Published articles: a page each."""
    archived: tuple[Article, ...]
    """Archived articles: their address answers with a page that names the successor."""
    excluded: tuple[Withheld, ...]

    @property
    def article_count(self) -> int:
        """How many Markdown files the language has."""
        return len(self.articles) + len(self.archived) + len(self.excluded)

    @property
    def reasons(self) -> dict[str, int]:
        """Reason → how many files, most frequent first."""
        return dict(Counter(item.reason for item in self.excluded).most_common())


def select(
    edition: Edition, articles: Iterable[Article], withheld: Iterable[Withheld], settings: Settings, today: date
) -> Selection:
    """Splits the files of the edition's language into what it holds and what it does not.

    `articles` are those that could be read, `withheld` those in no edition at all.
    """
    chosen: list[Article] = []
    archived: list[Article] = []
    excluded = [item for item in withheld if item.language == edition.language]
    limits: dict[str | None, str] = {}
    for article in articles:  # ten thousand
        if article.language != edition.language:
            continue
        fields = article.fields
        if fields.audience not in limits:
            limits[fields.audience] = _limit(fields.audience, edition.audience, settings)
        reason = limits[fields.audience] or _time_limit(fields, today)
        if reason:
            excluded.append(Withheld(article.path, article.language, reason, is_error=False))
        elif fields.state is State.ARCHIVED:
            archived.append(article)
        else:
            chosen.append(article)
    return Selection(edition, tuple(chosen), tuple(archived), tuple(excluded))


def _limit(stated: str | None, audience: str, settings: Settings) -> str:
    """Why an article for these readers is not in an edition for the audience; empty when it may be."""
    if stated not in settings.audiences:
        return "no audience"
    return "" if settings.may_read(audience, stated) else f"for {stated} only"


def _time_limit(fields: Fields, today: date) -> str:
    """Why the article is in no edition of this day; empty when it may be."""
    if fields.state not in SHOWN:
        return str(fields.state or "no state")
    if fields.publish_on and today < fields.publish_on:
        return f"publishes on {fields.publish_on.isoformat()}"
    if fields.expires_on and today >= fields.expires_on:
        return f"expired on {fields.expires_on.isoformat()}"
    return ""
