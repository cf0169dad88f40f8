"""The plan of the preview's site."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from msgspec import structs

from kbtool.config.day import build_day
from kbtool.content.article import Article
from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.content.schema import Fields
from kbtool.history.base_store import open_base_store
from kbtool.history.git_log import Texts
from kbtool.history.history import History
from kbtool.history.stored_history import history_digest, read_stored_history
from kbtool.site.audience_views import audience_views
from kbtool.site.edition_site import EditionSite
from kbtool.site.edition_sites import edition_sites
from kbtool.site.twins import has_pages
from kbtool.site.view import View
from kbtool.store.store import Store

KEPT = frozenset(
    {"root", "sections", "tagged", "tagged_near", "page_keys", "tags_key", "tag_slugs", "title_counts", "urls"}
)
"""Parts of a view that are made of what articles say in their front matter, and of nothing else."""
NAMED = frozenset({"tagged_near", "page_keys", "tags_key", "tag_slugs", "urls"})
"""Those of them that are made of keys and tags alone, and hold no article."""


@dataclass(frozen=True)
class PlannedSite:
    """All languages of an audience's site. A page is planned when somebody asks for it."""

    kb: KnowledgeBase
    audience: str
    history: tuple[bytes, History]
    """With the digest of what it was read from."""
    views: Mapping[str, View]
    sites: Mapping[str, EditionSite]
    """By locale; languages without an article have none."""


def plan_site(
    kb: KnowledgeBase, audience: str, before: PlannedSite | None = None, today: date | None = None
) -> PlannedSite:
    """Plans what a build of the audience would render, with what stays of the plan before. Raises KbError."""
    configuration = kb.configuration
    with open_base_store(configuration.root, date.today()) as store:
        history = _history(kb, before, store)
        views = audience_views(kb, audience, history[1], today or build_day(), store)
        for locale, view in views.items():
            if before and locale in before.views:
                _keep_parts(view, before.views[locale])
        chosen = [locale for locale, view in views.items() if has_pages(view)]
        sites = {site.edition.language: site for site in edition_sites(views, chosen)}
        for view in views.values():
            _ = view.summaries  # pages ask for them, and nobody would keep them then
        next(iter(views.values())).texts.keep(store)
    return PlannedSite(kb, audience, history, views, sites)


def _history(kb: KnowledgeBase, before: PlannedSite | None, store: Store) -> tuple[bytes, History]:
    configuration = kb.configuration
    digest = history_digest(configuration.root)
    if before and before.history[0] == digest and before.kb.configuration == configuration:
        return before.history
    texts = Texts.NEEDED if len(configuration.settings.audiences) > 1 else Texts.WANTED
    return digest, read_stored_history(configuration.root, configuration.docs_name, store, texts)


def _keep_parts(view: View, before: View) -> None:
    articles, known = _written(view), _written(before)
    if _others(view) != _others(before) or len(articles) != len(known):
        return
    others = [pair for pair in zip(articles, known, strict=True) if pair[0] is not pair[1]]
    if not all(_has_same_place(*pair) for pair in others):
        return
    kept = KEPT if all(article.fields == other.fields for article, other in others) else NAMED
    kept |= {"days"} if view.history is before.history else frozenset()
    view.__dict__.update({name: value for name, value in vars(before).items() if name in kept})


def _written(view: View) -> tuple[Article, ...]:
    return (*view.selection.articles, *view.selection.archived)


def _has_same_place(article: Article, other: Article) -> bool:
    """Whether they say the same but for their texts and what they are called."""
    return (
        article.path == other.path
        and article.includes == other.includes
        and _without_names(article.fields) == _without_names(other.fields)
    )


def _without_names(fields: Fields) -> Fields:
    return structs.replace(fields, title="", short_title=None, description=None)


def changed_languages(before: PlannedSite, now: PlannedSite) -> tuple[str, ...]:
    """The languages whose articles are others than before; all where what they share is."""
    if before.sites.keys() != now.sites.keys():
        return tuple(now.sites)
    views = {locale: (view, before.views[locale]) for locale, view in now.views.items()}
    if before.history[0] != now.history[0] or any(_others(new) != _others(old) for new, old in views.values()):
        return tuple(now.sites)
    return tuple(locale for locale in now.sites if not _has_same_articles(*views[locale]))


def _others(view: View) -> tuple[object, ...]:
    """What a view is made of beside its articles and the days of their changes."""
    return (view.configuration, view.data, view.file_sizes, view.picture_sizes, view.today)


def _has_same_articles(view: View, before: View) -> bool:
    selected, known = view.selection, before.selection
    if (len(selected.articles), len(selected.archived)) != (len(known.articles), len(known.archived)):
        return False
    pairs = zip(_written(view), _written(before), strict=True)
    return all(
        article is other
        or (
            (article.path, article.files, article.includes) == (other.path, other.files, other.includes)
            and article.fields == other.fields
            and view.texts.key(article) == before.texts.key(other)
        )
        for article, other in pairs
    )
