"""The feeds of an edition: its language's, one for each category, one for each tag."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from heapq import nsmallest
from operator import itemgetter
from urllib.parse import unquote

from msgspec import Struct

from kbtool.config.locales import language_tag
from kbtool.content.article import Article
from kbtool.content.taxonomy import Section
from kbtool.site.descriptions import article_description
from kbtool.site.feeds.atom import Feed, FeedEntry, render_feed
from kbtool.site.findable import findable, is_findable, site_address
from kbtool.site.once_per_view import once_per_view
from kbtool.site.page_parts import Link
from kbtool.site.view import View

NAME = "feed.xml"
MOST = 30
"""Articles in a feed."""
Dated = tuple[date, Article]


class Channel(Struct, frozen=True):
    """What a feed is of."""

    url: str
    """The page that lists the same articles, below the audience's root."""
    title: str
    description: str
    dated: tuple[Dated, ...]
    """The newest articles with the days of their last changes, the newest first; empty where no day is known."""

    @property
    def feed_url(self) -> str:
        """Where the feed stands, below the audience's root."""
        return f"{self.url}{NAME}"


def feeds(views: Mapping[str, View], locale: str) -> dict[str, bytes]:
    """Path below the audience's root → content. A feed without any date is left out, and so are all on a site that
    nobody shall find."""
    view = views[locale]
    return {unquote(channel.feed_url): render_feed(_feed(view, channel)) for channel in _channels(view)}


def section_feeds(view: View, section: Section) -> tuple[Link, ...]:
    """Title and absolute address of the feed of the home page or of a category; nothing where there is none."""
    return _announced(view, _section_channel(view, section)) if is_findable(view) and _has_feed(section) else ()


def tag_feeds(view: View, tag: str) -> tuple[Link, ...]:
    """The same of a tag's feed."""
    return _announced(view, _tag_channel(view, tag)) if is_findable(view) else ()


def _announced(view: View, channel: Channel) -> tuple[Link, ...]:
    return (Link(channel.title, f"{site_address(view)}{channel.feed_url}"),) if channel.dated else ()


def _channels(view: View) -> Iterator[Channel]:
    if not is_findable(view):
        return
    sections = (_section_channel(view, section) for section in view.root.walk() if _has_feed(section))
    tags = (_tag_channel(view, tag) for tag in view.tagged)
    yield from (channel for found in (sections, tags) for channel in found if channel.dated)


def _has_feed(section: Section) -> bool:
    """The home page and the categories, which stand right below it."""
    return "/" not in section.key


def _section_channel(view: View, section: Section) -> Channel:
    return _channel_of_section(view, section.key)


@once_per_view
def _channel_of_section(view: View, key: str) -> Channel:
    section = view.sections[key]
    return Channel(
        url=view.url(section.key),
        title=_titled(view, section.title) if section.key else view.language.site_name,
        description=(section.index and section.index.fields.description) or "",
        dated=_newest(view, section.keys()),
    )


@once_per_view
def _tag_channel(view: View, tag: str) -> Channel:
    return Channel(
        view.tag_url(tag),
        _titled(view, view.tag_title(tag)),
        "",
        _newest(view, (article.key for article in view.tagged[tag])),
    )


def _titled(view: View, title: str) -> str:
    return view.messages.text("title_tag", title=title, site=view.language.site_name)


def _newest(view: View, keys: Iterable[str]) -> tuple[Dated, ...]:
    places, order = _places(view, "")
    last = len(order)
    found = nsmallest(MOST, (places.get(key, last) for key in keys))
    return tuple(order[place] for place in found if place < last)


@once_per_view
def _places(view: View, _: str) -> tuple[dict[str, int], list[Dated]]:
    """Key of each article that has a day → its place, the newest first; and the articles in this order."""
    days = view.days
    dated = [(day, item) for item in findable(view.articles.values()) if (day := days[item.path].updated)]
    dated.sort(key=lambda pair: pair[1].key)
    dated.sort(key=itemgetter(0), reverse=True)  # stays in the order of keys within a day
    return {article.key: place for place, (_, article) in enumerate(dated)}, dated


def _feed(view: View, channel: Channel) -> Feed:
    address = site_address(view)
    return Feed(
        url=f"{address}{channel.feed_url}",
        page=f"{address}{channel.url}",
        language=language_tag(view.language.locale),
        title=channel.title,
        subtitle=channel.description,
        author=view.language.site_name,
        entries=tuple(_entry(view, article.key) for _, article in channel.dated),
    )


@once_per_view
def _entry(view: View, key: str) -> FeedEntry:
    places, order = _places(view, "")
    day, article = order[places[key]]
    address = site_address(view)
    return FeedEntry(
        name=f"{address}#{view.language.locale}:{article.id}",
        title=article.fields.title,
        url=f"{address}{view.url(article.key)}",
        updated=day.isoformat(),
        summary=article_description(view, article),
        topics=tuple((tag, view.tag_title(tag)) for tag in dict.fromkeys(article.fields.tags)),
    )
