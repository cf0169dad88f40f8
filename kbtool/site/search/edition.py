"""From an edition's model to what its search needs to know of it."""

import posixpath
from collections.abc import Iterator, Mapping
from itertools import islice

from kbtool.config import Configuration
from kbtool.content.article import Article
from kbtool.content.files.used_files import find_attachment
from kbtool.content.schema import ArticleType
from kbtool.site import listing
from kbtool.site.audience_addresses import asset_url
from kbtool.site.search.facts import SEARCHED_FILES, ArticleFacts, Label, OtherLanguage, SearchFacts, SearchFile
from kbtool.site.view import View

SEARCH_KEY = "search"
MOST_POPULAR = 8


def search_facts(views: Mapping[str, View], locale: str) -> SearchFacts:
    """What the edition of one language needs; `views` holds all languages of the audience."""
    view = views[locale]
    categories = view.root.sections
    return SearchFacts(
        manifest=manifest_path(view),
        folder=f"{view.language.prefix}assets/search/",
        audience=view.edition.audience,
        language=locale,
        settings=view.configuration.settings.search,
        articles=_Articles(view),
        synonyms=view.data.synonyms.get(locale, ()),
        types=tuple(Label(kind, view.messages.text(f"type_{kind.replace('-', '_')}")) for kind in ArticleType),
        audiences=tuple(Label(name, name) for name in view.configuration.settings.audiences),
        categories=tuple(Label(section.key, section.short_title) for section in categories),
        popular=tuple(islice(_popular(view), MOST_POPULAR)),
        category_links=tuple((section.title, view.url(section.key)) for section in categories),
        languages=tuple(
            OtherLanguage(other, sister.language.name, manifest_path(sister))
            for other, sister in views.items()
            if other != locale and sister.articles
        ),
    )


class _Articles(Mapping[str, ArticleFacts]):
    """The facts of each article, found out when somebody asks for them."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._found = {article.path: article for article in _found(view)}
        self._known: dict[str, ArticleFacts] = {}

    def __getitem__(self, path: str) -> ArticleFacts:
        if path not in self._known:
            self._known[path] = _article(self._view, self._found[path])
        return self._known[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)

    def __contains__(self, path: object) -> bool:
        return path in self._found


def manifest_path(view: View) -> str:
    """Beside the page of results, so that its address stays whatever changes."""
    return f"{view.url(view.free_key(SEARCH_KEY))}manifest.json"


def _found(view: View) -> Iterator[Article]:
    """Articles and pages of sections that may be found; the home page lists what can be found anyway."""
    return (article for article in view.selection.articles if article.key and not article.fields.search.exclude)


def _article(view: View, article: Article) -> ArticleFacts:
    fields = article.fields
    category = view.sections.get(article.parts[0]) if len(article.parts) > (not article.is_index) else None
    updated = view.updated(article)
    return ArticleFacts(
        keywords=fields.keywords,
        boost=fields.search.boost,
        category=Label(category.key, category.short_title) if category else None,
        tags=tuple(Label(tag, view.tag_title(tag)) for tag in dict.fromkeys(fields.tags)),
        type=fields.type or "",
        audience=fields.audience or view.edition.audience,
        updated=updated.isoformat() if updated else "",
        files=tuple(_files(view, article)),
    )


def _files(view: View, article: Article) -> Iterator[SearchFile]:
    """The attachments whose text can be read."""
    configuration: Configuration = view.configuration
    for item in article.fields.attachments:
        path = find_attachment(article, item.file, configuration, view.file_sizes)
        if path and posixpath.splitext(path)[1].lower() in SEARCHED_FILES:
            yield SearchFile(item.title or posixpath.basename(path), path, asset_url(path, configuration))


def _popular(view: View) -> Iterator[tuple[str, str]]:
    """What the home page shows first, then what changed last."""
    links = dict.fromkeys((*listing.featured(view, view.root), *listing.recent(view)))
    return ((link.title, link.url) for link in links)
