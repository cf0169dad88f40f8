"""What home, category, section and tag pages list."""

from collections.abc import Iterable, Sequence
from datetime import date

from kbtool.content.article import Article
from kbtool.content.taxonomy import Section
from kbtool.site.navigation import article_link
from kbtool.site.newest import newest
from kbtool.site.page_parts import Group, Link
from kbtool.site.view import View

FIRST = 5
RECENT = 5


def groups(view: View, section: Section) -> tuple[Group, ...]:
    """The sections below a section, each with the start of its articles."""
    return tuple(_group(view, child) for child in section.sections)


def _group(view: View, section: Section) -> Group:
    fields = section.index.fields if section.index else None
    count = section.count
    shown = section.articles[:FIRST]
    return Group(
        title=section.title,
        url=view.url(section.key),
        description=(fields and fields.description) or "",
        icon=(fields and fields.icon) or "",
        count_text=view.messages.count("article_count", count),
        articles=links(view, shown),
        more=view.messages.count("all_articles", count) if count > len(shown) else "",
    )


def links(view: View, articles: Iterable[Article]) -> tuple[Link, ...]:
    """Links to articles, in order."""
    return tuple(article_link(view, article) for article in articles)


def featured(view: View, section: Section) -> tuple[Link, ...]:
    """The articles that the section's page names as featured."""
    names: Sequence[str] = section.index.fields.featured if section.index else ()
    return links(view, (view.by_name[name] for name in names if name in view.by_name))


def last_change(view: View) -> date | None:
    """The day of the newest change of an article or a section's page; None where no day is known."""
    return max((day for article in view.selection.articles if (day := view.updated(article))), default=None)


def recent(view: View) -> tuple[Link, ...]:
    """The articles that changed last, newest first; empty where dates are not known."""
    return links(view, newest(view)[:RECENT])
