"""The pages of tags."""

from collections.abc import Mapping

from kbtool.site import listing
from kbtool.site.feeds.feeds import tag_feeds
from kbtool.site.metadata.titles import tag_title_tag
from kbtool.site.model import Page, PageKind
from kbtool.site.navigation import article_title
from kbtool.site.once_per_view import once_per_view
from kbtool.site.page_frame import framed_page
from kbtool.site.page_parts import Link, Tag
from kbtool.site.twins import tag_twins, tags_twins
from kbtool.site.view import View


def tags_page(views: Mapping[str, View], locale: str) -> Page:
    """The list of all tags."""
    view = views[locale]
    found = [
        Tag(view.tag_title(tag), view.tag_url(tag), view.messages.count("article_count", len(articles)))
        for tag, articles in view.tagged.items()
    ]
    found.sort(key=lambda tag: (tag.title.casefold(), tag.url))
    return framed_page(
        views,
        locale,
        PageKind.TAGS,
        view.tags_key,
        view.messages.text("tags_title"),
        description=view.messages.text("tags_description"),
        twins=tags_twins(views),
        breadcrumb=(Link(view.messages.text("home"), view.url("")),),
        tags=tuple(found),
    )


def tag_page(views: Mapping[str, View], locale: str, tag: str) -> Page:
    """The articles of one tag."""
    view = views[locale]
    articles = sorted(view.tagged[tag], key=lambda article: (article_title(article).casefold(), article.key))
    known = view.data.tags.get(tag)
    described = known.description.get(view.language.locale) if known else None
    return framed_page(
        views,
        locale,
        PageKind.TAG,
        f"{view.tags_key}/{view.tag_slugs[tag]}",
        view.tag_title(tag),
        title=tag_title_tag(view, view.tag_title(tag)),
        description=described or view.messages.text("tag_description", tag=view.tag_title(tag)),
        breadcrumb=(
            Link(view.messages.text("home"), view.url("")),
            Link(view.messages.text("tags_title"), view.url(view.tags_key)),
        ),
        twins=tag_twins(views, tag),
        feeds=tag_feeds(view, tag),
        articles=listing.links(view, articles),
    )


@once_per_view
def plain_tag(view: View, tag: str) -> Tag:
    """A tag as an article shows it."""
    return Tag(view.tag_title(tag), view.tag_url(tag))
