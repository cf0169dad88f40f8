"""The feeds of an edition: its language's, one for each category, one for each tag."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from urllib.parse import unquote

from msgspec import Struct

from kbtool.config.locales import language_tag
from kbtool.content.article import Article
from kbtool.content.taxonomy import Section
from kbtool.site.descriptions import article_description
from kbtool.site.feeds.atom import Feed, FeedEntry, render_feed
from kbtool.site.findable import is_findable, site_address
from kbtool.site.newest import newest
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
        dated=tuple(_newest_in_sections(view, "")[key]),
    )


@once_per_view
def _tag_channel(view: View, tag: str) -> Channel:
    return Channel(
        view.tag_url(tag), _titled(view, view.tag_title(tag)), "", tuple(_newest_with_tags(view, "").get(tag, ()))
    )


def _titled(view: View, title: str) -> str:
    return view.messages.text("title_tag", title=title, site=view.language.site_name)


@once_per_view
def _newest_in_sections(view: View, _: str) -> dict[str, list[Dated]]:
    """Key of each section that has a feed → its newest articles, those of the sections below among them."""
    above = {key: {"", key.partition("/")[0]} for key in view.sections}

    def categories(article: Article) -> set[str]:
        further = [above[key] for name in article.fields.also_in if (key := name.strip("/")) in above]
        return above[article.folder].union(*further) if further else above[article.folder]

    counts = {key: section.count for key, section in view.sections.items() if _has_feed(section)}
    return _newest(view, counts, categories)


@once_per_view
def _newest_with_tags(view: View, _: str) -> dict[str, list[Dated]]:
    """Tag → its newest articles."""
    counts = {tag: len(articles) for tag, articles in view.tagged.items()}
    return _newest(view, counts, lambda article: set(article.fields.tags))


def _newest(view: View, counts: Mapping[str, int], find_names: Callable[[Article], set[str]]) -> dict[str, list[Dated]]:
    """Name → the newest articles with it; `counts` says how many it has in all, days or not. Few articles are looked
    at where no name is rare."""
    found: dict[str, list[Dated]] = {name: [] for name in counts}
    left, days = sum(min(MOST, count) for count in counts.values()), view.days
    for article in newest(view):
        if not left:
            break
        for name in find_names(article):
            if len(found[name]) < MOST and not article.fields.noindex and (day := days[article.path].updated):
                found[name].append((day, article))
                left -= 1
    return found


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
    article, address = view.articles[key], site_address(view)
    day = view.days[article.path].updated
    return FeedEntry(
        name=f"{address}#{view.language.locale}:{article.id}",
        title=article.fields.title,
        url=f"{address}{view.url(article.key)}",
        updated=day.isoformat() if day else "",
        summary=article_description(view, article),
        topics=tuple((tag, view.tag_title(tag)) for tag in dict.fromkeys(article.fields.tags)),
    )
