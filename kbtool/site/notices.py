"""One-line notices at the top of an article."""

from collections.abc import Mapping

from kbtool.content.article import Article
from kbtool.content.schema import TranslationKind
from kbtool.site.model import Link, Notice
from kbtool.site.view import View


def notices(views: Mapping[str, View], article: Article) -> tuple[Notice, ...]:
    """What a reader should know about the page itself: a machine translation, a translation older than its source."""
    view = views[article.language]
    found = []
    if article.fields.translation is TranslationKind.MACHINE:
        found.append(Notice("machine", view.messages.text("notice_machine"), _source_link(views, article)))
    if article.fields.translation is TranslationKind.POST_EDITED:
        found.append(Notice("machine", view.messages.text("notice_post_edited"), _source_link(views, article)))
    if _is_stale(views, article):
        found.append(Notice("stale", view.messages.text("notice_stale"), _source_link(views, article)))
    return tuple(found)


def _source(views: Mapping[str, View], article: Article) -> tuple[View, Article] | None:
    locale = view_default(views)
    if locale == article.language or locale not in views:
        return None
    source = views[locale].articles.get(article.key)
    return (views[locale], source) if source else None


def view_default(views: Mapping[str, View]) -> str:
    """The locale of the default language."""
    return next(iter(views.values())).configuration.default_language.locale


def _source_link(views: Mapping[str, View], article: Article) -> Link | None:
    found = _source(views, article)
    return Link(found[1].fields.title, found[0].url(article.key)) if found else None


def _is_stale(views: Mapping[str, View], article: Article) -> bool:
    """True when the source text changed after the translation: by Git's dates, where both are known."""
    found = _source(views, article)
    if not found:
        return False
    source_day, own_day = found[0].updated(found[1]), views[article.language].updated(article)
    return bool(source_day and own_day and source_day > own_day)
