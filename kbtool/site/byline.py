"""The small line below an article's title."""

from datetime import date

from kbtool.content.article import Article
from kbtool.content.review import review_due
from kbtool.content.schema import State
from kbtool.site.authors import authors_phrase, owner_name
from kbtool.site.dates import display_date
from kbtool.site.page_parts import Byline, Day
from kbtool.site.reading_time import reading_minutes
from kbtool.site.view import View


def byline(view: View, article: Article) -> Byline:
    """Dates in the language's calendar, reading time, and the owner; restricted editions also show the review state."""
    fields = article.fields
    due = review_due(fields, view.configuration.settings) if view.is_restricted else None
    return Byline(
        updated=day(view, view.updated(article)),
        reviewed=day(view, fields.last_reviewed_on),
        reading_minutes=view.messages.count("reading_minutes", reading_minutes(view.length(article), article.language)),
        owner=owner_name(view, fields.owner),
        authors=authors_phrase(view, article),
        state=view.messages.text(f"state_{fields.state or State.PUBLISHED}") if view.is_restricted else "",
        review_due=day(view, due),
        overdue=bool(due and due < view.today),
    )


def day(view: View, value: date | None) -> Day | None:
    """A date for people and machines; None stays None."""
    return Day(value.isoformat(), display_date(value, view.language.locale)) if value else None
