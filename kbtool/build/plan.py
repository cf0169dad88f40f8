"""The editions that a build renders."""

from collections.abc import Sequence
from dataclasses import dataclass

from kbtool.build.options import Options
from kbtool.config.day import build_day
from kbtool.content.edition import Selection
from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.errors import KbError
from kbtool.history.git_log import read_history
from kbtool.site.edition_site import EditionSite, edition_site
from kbtool.site.view import View, audience_views


@dataclass(frozen=True, slots=True)
class PlannedEdition:
    """An edition before rendering."""

    selection: Selection
    site: EditionSite
    siblings: tuple[str, ...]
    """Locales in which the audience has an article, this one's included."""


def plan(kb: KnowledgeBase, options: Options) -> list[PlannedEdition]:
    """The editions to render: those chosen that hold at least one article. Raises KbError on an unknown name."""
    configuration = kb.configuration
    _refuse_unknown("audience", options.audiences, configuration.settings.audiences)
    _refuse_unknown("language", options.languages, [language.locale for language in configuration.languages])
    several = len(configuration.settings.audiences) > 1
    history = read_history(configuration.root, configuration.docs_name, with_versions=several)
    planned = []
    for audience in options.audiences or configuration.settings.audiences:
        views = audience_views(kb, audience, history, options.today or build_day())
        siblings = tuple(locale for locale, view in views.items() if _has_articles(view))
        planned += [
            PlannedEdition(views[locale].selection, edition_site(views, locale), siblings)
            for locale in siblings
            if not options.languages or locale in options.languages
        ]
    return planned


def _refuse_unknown(what: str, names: Sequence[str], known: Sequence[str]) -> None:
    for name in names:
        if name not in known:
            raise KbError(f"there is no {what} {name}; mkdocs.yml has {', '.join(known)}")


def _has_articles(view: View) -> bool:
    return bool(view.selection.articles or view.selection.archived)
