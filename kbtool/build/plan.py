"""The editions that a build renders."""

from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct

from kbtool.build.options import Options
from kbtool.config.day import build_day
from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.content.selection import Selection
from kbtool.errors import KbError
from kbtool.history.base_store import base_store
from kbtool.history.git_log import Texts
from kbtool.history.stored_history import read_stored_history
from kbtool.site.audience_views import audience_views
from kbtool.site.edition_site import EditionSite
from kbtool.site.edition_sites import edition_sites
from kbtool.site.text_facts import TextFacts
from kbtool.site.twins import has_pages
from kbtool.site.view import View
from kbtool.store.store import Store


class PlannedEdition(Struct, frozen=True):
    """An edition before rendering."""

    selection: Selection
    site: EditionSite
    siblings: tuple[str, ...]
    """Locales in which the audience has an article, this one's included."""
    undated: str
    """Why no page has a date, where a whole clone would have some; else empty."""
    texts: TextFacts
    """Of its audience, to be kept when all has been asked of them."""


def plan(kb: KnowledgeBase, options: Options, store: Store | None = None) -> list[PlannedEdition]:
    """The editions to render: those chosen that hold at least one article. Raises KbError on an unknown name.

    `store` is that of the base, where it is open.
    """
    configuration = kb.configuration
    _refuse_unknown("audience", options.audiences, configuration.settings.audiences)
    _refuse_unknown("language", options.languages, [language.locale for language in configuration.languages])
    texts = Texts.NEEDED if len(configuration.settings.audiences) > 1 else Texts.WANTED
    with base_store(configuration.root, store) as known:
        history = read_stored_history(configuration.root, configuration.docs_name, known, texts)
        undated = history.reason if history.is_cut_off else ""
        planned: list[PlannedEdition] = []
        for audience in options.audiences or configuration.settings.audiences:
            views = audience_views(kb, audience, history, options.today or build_day(), known)
            planned += _planned(views, options.languages, undated)
    return planned


def _planned(views: Mapping[str, View], languages: Collection[str], undated: str) -> list[PlannedEdition]:
    """The editions of one audience."""
    siblings = tuple(locale for locale, view in views.items() if has_pages(view))
    chosen = [locale for locale in siblings if not languages or locale in languages]
    texts = next(iter(views.values())).texts
    return [
        PlannedEdition(views[site.edition.language].selection, site, siblings, undated, texts)
        for site in edition_sites(views, chosen)
    ]


def _refuse_unknown(what: str, names: Sequence[str], known: Sequence[str]) -> None:
    for name in names:
        if name not in known:
            raise KbError(f"there is no {what} {name}; mkdocs.yml has {', '.join(known)}")
