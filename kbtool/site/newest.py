"""Which articles of an edition changed last."""

from collections import defaultdict
from datetime import date

from kbtool.content.article import Article
from kbtool.site.once_per_view import once_per_view
from kbtool.site.view import View


def newest(view: View) -> list[Article]:
    """The articles whose last change has a day, the newest first; those of one day by key."""
    return _newest(view, "")


@once_per_view
def _newest(view: View, _: str) -> list[Article]:
    days: dict[date, list[Article]] = defaultdict(list)
    for article in view.by_key:
        if day := view.days[article.path].updated:
            days[day].append(article)
    return [article for day in sorted(days, reverse=True) for article in days[day]]
