"""Every page of an edition as data."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from kbtool.content.article import Article
from kbtool.content.taxonomy import Section
from kbtool.site import listing
from kbtool.site.attachments import attachments
from kbtool.site.authors import authors
from kbtool.site.byline import byline, day
from kbtool.site.cards.planning import edition_style, with_card
from kbtool.site.descriptions import article_description, section_description
from kbtool.site.feeds.feeds import section_feeds
from kbtool.site.llms import markdown_url
from kbtool.site.model import Page, PageKind
from kbtool.site.navigation import (
    article_link,
    breadcrumb,
    local_navigation,
    placements,
    previous_and_next,
    trails,
)
from kbtool.site.notices import notices
from kbtool.site.page_frame import edit_url, framed_page, public_url
from kbtool.site.page_outlines import not_found_url
from kbtool.site.related import related_articles
from kbtool.site.staged_pages import Outline, StagedPage
from kbtool.site.tag_pages import plain_tag, tag_page, tags_page
from kbtool.site.twins import search_twins
from kbtool.site.videos import video_days
from kbtool.site.view import View


class EditionPages:
    """Makes the pages of one edition; `views` holds its sisters in other languages of the same audience."""

    def __init__(self, views: Mapping[str, View], locale: str) -> None:
        self.views = views
        self.view = views[locale]
        self.card_style = edition_style(self.view)

    def staged(self, outline: Outline) -> StagedPage:
        """A page with its text. Raises KbError where social cards are wanted and a font cannot be read."""
        page = self._page_of(outline)
        if self.card_style:
            page = with_card(page, self.view, self.card_style)
        written = self.view.by_path.get(page.source)
        return StagedPage(outline.path, outline.file, page, written.body if written else "")

    def _page_of(self, outline: Outline) -> Page:
        view = self.view
        match outline.kind:
            case PageKind.HOME | PageKind.SECTION:
                return self.section(view.sections[outline.name])
            case PageKind.ARTICLE:
                return self.article(view.articles[outline.name])
            case PageKind.ARCHIVED:
                return self.archived(self._archived[outline.source])
            case PageKind.TAGS:
                return tags_page(self.views, self.view.language.locale)
            case PageKind.TAG:
                return tag_page(self.views, self.view.language.locale, outline.name)
            case PageKind.SEARCH:
                return self.search()
            case PageKind.NOT_FOUND:
                return self.not_found()

    def section(self, section: Section) -> Page:
        """The home page, or the page of a category or section."""
        view, index = self.view, section.index
        is_home = not section.key
        title = section.title
        return self._page(
            PageKind.HOME if is_home else PageKind.SECTION,
            section.key,
            title,
            title=view.language.site_name if is_home else "",
            source=index.path if index else "",
            description=section_description(view, section),
            breadcrumb=breadcrumb(view, section.key),
            groups=listing.groups(view, section),
            articles=listing.links(view, section.articles),
            featured=listing.featured(view, section),
            recent=listing.recent(view) if is_home else (),
            changed=day(view, listing.last_change(view)) if is_home else None,
            feeds=section_feeds(view, section),
            edit_url=edit_url(view, index),
        )

    def article(self, article: Article) -> Page:
        """The page of an article."""
        view = self.view
        before, after = previous_and_next(view, article)
        published = view.published(article)
        return self._page(
            PageKind.ARTICLE,
            article.key,
            article.fields.title,
            source=article.path,
            description=article_description(view, article),
            breadcrumb=breadcrumb(view, article.key),
            trails=trails(view, article),
            published=published.isoformat() if published else "",
            authors=authors(view, article),
            video_days=video_days(view, article),
            byline=byline(view, article),
            notices=notices(self.views, article),
            navigation=local_navigation(view, article),
            tags=tuple(plain_tag(view, tag) for tag in dict.fromkeys(article.fields.tags)),
            related=listing.links(view, related_articles(view, article)),
            also_in=placements(view, article),
            previous=before,
            next=after,
            attachments=attachments(view, article),
            markdown_url=markdown_url(view, article),
            edit_url=edit_url(view, article),
            public_url=public_url(view, article),
        )

    def archived(self, article: Article) -> Page:
        """The page that answers at the address of an archived article."""
        named = article.fields.replaced_by
        successor = self.view.by_name.get(named) if named else None
        return self._page(
            PageKind.ARCHIVED,
            article.key,
            article.fields.title,
            source=article.path,
            breadcrumb=breadcrumb(self.view, article.key),
            related=(article_link(self.view, successor),) if successor else (),
        )

    def search(self) -> Page:
        """The page of search results."""
        key = self.view.free_key("search")
        groups = listing.groups(self.view, self.view.root)
        title = self.view.messages.text("search_title")
        return self._page(PageKind.SEARCH, key, title, twins=search_twins(self.views), groups=groups)

    def not_found(self) -> Page:
        """The page that answers for missing addresses; it may be shown at any depth, so its root is absolute."""
        view = self.view
        host_path = urlsplit(view.configuration.address(view.edition.audience)).path or "/"
        return self._page(
            PageKind.NOT_FOUND,
            "",
            view.messages.text("not_found_title"),
            url=not_found_url(view),
            root=host_path,
            groups=listing.groups(view, view.root),
        )

    @cached_property
    def _archived(self) -> dict[str, Article]:
        return {article.path: article for article in self.view.selection.archived}

    def _page(self, kind: PageKind, key: str, heading: str, **values: Any) -> Page:
        return framed_page(self.views, self.view.language.locale, kind, key, heading, **values)
