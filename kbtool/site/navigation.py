"""Ways through an edition: breadcrumb, local navigation, previous and next; their size is bounded."""

from collections.abc import Sequence

from kbtool.content.article import Article
from kbtool.content.taxonomy import Section
from kbtool.site.once_per_view import once_per_view
from kbtool.site.page_parts import Link, Navigation, NavigationItem
from kbtool.site.view import View

SHOWN = 24
"""How many neighbours the local navigation shows at most."""


def article_title(article: Article) -> str:
    """The title for navigation."""
    return article.fields.short_title or article.fields.title


def article_link(view: View, article: Article) -> Link:
    """A link to an article or a section's page of the edition, with its description."""
    return _article_link(view, article.path)


@once_per_view
def _article_link(view: View, path: str) -> Link:
    article = view.by_path[path]
    return Link(article.fields.title, view.url(article.key), view.description(article))


def section_link(view: View, section: Section) -> Link:
    """A link to a section."""
    description = section.index.fields.description if section.index else None
    return Link(section.title, view.url(section.key), description or "")


def breadcrumb(view: View, key: str) -> tuple[Link, ...]:
    """From the home page to the parent of the page with this key; empty for the home page."""
    return _trail(view, key.rpartition("/")[0]) if key else ()


@once_per_view
def _trail(view: View, folder: str) -> tuple[Link, ...]:
    """From the home page to the section that is this folder, that one included."""
    parts = folder.split("/") if folder else []
    folders = ("/".join(parts[: depth + 1]) for depth in range(len(parts)))
    return (_step(view, ""), *(_step(view, key) for key in folders if key in view.sections))


def local_navigation(view: View, article: Article) -> Navigation | None:
    """The article's section: its articles around this one, and its subsections by name; None at the root."""
    section = view.sections[article.folder]
    if not section.key:
        return None
    window = _window(section, article.key)
    items = [_item(view, item.path) if item.key != article.key else _current(view, item) for item in window]
    items += _subsections(view, section.key)
    hidden = len(window) < len(section.articles) or len(section.sections) > SHOWN
    return Navigation(
        title=section.short_title,
        url=view.url(section.key),
        items=tuple(items),
        more=view.messages.count("all_articles", len(section.articles)) if hidden else "",
    )


@once_per_view
def _item(view: View, path: str) -> NavigationItem:
    article = view.by_path[path]
    return NavigationItem(article_title(article), view.url(article.key))


def _current(view: View, article: Article) -> NavigationItem:
    return NavigationItem(article_title(article), view.url(article.key), current=True)


@once_per_view
def _subsections(view: View, key: str) -> list[NavigationItem]:
    sections = view.sections[key].sections[:SHOWN]
    return [NavigationItem(child.short_title, view.url(child.key), is_section=True) for child in sections]


def _window(section: Section, key: str) -> Sequence[Article]:
    articles = section.articles
    start = max(0, min(section.places[key] - SHOWN // 2, len(articles) - SHOWN))
    return articles[start : start + SHOWN]


def previous_and_next(view: View, article: Article) -> tuple[Link | None, Link | None]:
    """The neighbours in the article's own section; `next` in the front matter wins."""
    section = view.sections[article.folder]
    siblings, place = section.articles, section.places[article.key]
    before = siblings[place - 1] if place else None
    after = siblings[place + 1] if place + 1 < len(siblings) else None
    named = next((view.by_name[name] for name in article.fields.next if name in view.by_name), None)
    after = named or after
    return (article_link(view, before) if before else None, article_link(view, after) if after else None)


def placements(view: View, article: Article) -> tuple[Link, ...]:
    """The other sections that list the article."""
    return tuple(section_link(view, view.sections[key]) for key in _placement_keys(view, article))


def _placement_keys(view: View, article: Article) -> list[str]:
    keys = dict.fromkeys(key.strip("/") for key in article.fields.also_in)
    return [key for key in keys if key in view.sections and key != article.folder]


def trails(view: View, article: Article) -> tuple[tuple[Link, ...], ...]:
    """From the home page to each other section that lists the article, that section included."""
    return tuple(_trail(view, key) for key in _placement_keys(view, article))


def _step(view: View, key: str) -> Link:
    return Link(view.sections[key].short_title if key else view.messages.text("home"), view.url(key))
