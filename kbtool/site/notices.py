"""One-line notices at the top of an article."""

from collections.abc import Mapping

from kbtool.content.article import Article
from kbtool.content.schema import TranslationKind
from kbtool.site.page_parts import Link, Notice
from kbtool.site.staleness import find_source, is_stale
from kbtool.site.view import View


def notices(views: Mapping[str, View], article: Article) -> tuple[Notice, ...]:
    """What a reader should know about the page itself: a machine translation, a translation older than its source."""
    view = views[article.language]
    found = []
    if article.fields.translation is TranslationKind.MACHINE:
        found.append(Notice("machine", view.messages.text("notice_machine"), _source_link(views, article)))
    if article.fields.translation is TranslationKind.POST_EDITED:
        found.append(Notice("machine", view.messages.text("notice_post_edited"), _source_link(views, article)))
    if is_stale(views, article):
        found.append(Notice("stale", view.messages.text("notice_stale"), _source_link(views, article)))
    return tuple(found)


def _source_link(views: Mapping[str, View], article: Article) -> Link | None:
    source = find_source(views, article)
    return Link(source.fields.title, views[source.language].url(source.key)) if source else None
