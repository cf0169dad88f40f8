"""Whether a translation says what its source says today, as far as the readers of an edition can tell."""

from collections.abc import Mapping
from datetime import date

from kbtool.content.article import Article
from kbtool.content.review import add_period
from kbtool.site.view import View


def find_source(views: Mapping[str, View], article: Article) -> Article | None:
    """The article in the default language that this one translates; None for a source, and where there is none."""
    default = views[article.language].configuration.default_language.locale
    if article.language == default or default not in views:
        return None
    source = views[default].by_name.get(article.key)
    return source if source and source.key == article.key else None


def is_stale(views: Mapping[str, View], article: Article) -> bool:
    """True when the source changed after the translation: by their dates, where both are known."""
    return stale_days(views, article) is not None


def is_left_behind(views: Mapping[str, View], article: Article) -> bool:
    """True when the source changed so long after the translation that the two are no longer the same page."""
    days = stale_days(views, article)
    limit = views[article.language].configuration.settings.translations.alternates_max_age
    return days is not None and days[1] > add_period(days[0], limit)


def stale_days(views: Mapping[str, View], article: Article) -> tuple[date, date] | None:
    """The days of the last change of a stale translation and of its source; None for what is not stale."""
    source = find_source(views, article)
    if source is None:
        return None
    own, newer = (views[item.language].updated(item) for item in (article, source))
    return (own, newer) if own and newer and newer > own and not _says_the_same(article, source) else None


def _says_the_same(article: Article, source: Article) -> bool:
    """Whether the translation records that it was made from the very text that readers of the source see."""
    recorded = article.fields.source
    return bool(recorded and recorded.digest and recorded.digest == source.digest)
