"""`kbtool build`: every edition from one reading of the knowledge base."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kbtool.build.account import Account, take_account
from kbtool.build.job import ENGINES, Job
from kbtool.build.processes import Progress, render_all
from kbtool.build.release import assemble, carry_over, current_manifest, locked, switch
from kbtool.build.staging import stage
from kbtool.config import BrokenArticles
from kbtool.content.edition import Selection, Withheld
from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.errors import KbError
from kbtool.history.git_log import read_history
from kbtool.site.edition_site import EditionSite, edition_site
from kbtool.site.view import View, audience_views


@dataclass(frozen=True, slots=True)
class Options:
    """What to build, and how."""

    output: Path
    audiences: Sequence[str] = ()
    """Empty for all."""
    languages: Sequence[str] = ()
    """Locales; empty for all."""
    jobs: int = 0
    """Editions rendered at a time; 0 for one on each processor."""
    engine: str = ENGINES[0]
    today: date | None = None
    """The day that schedules are held against; None for today."""
    withhold: bool = False
    """True publishes the rest when articles have errors, whatever the configuration says."""


@dataclass(frozen=True, slots=True)
class Built:
    """The result of a build."""

    accounts: tuple[Account, ...]
    release: str
    """Digest of the release that is live now."""


@dataclass(frozen=True, slots=True)
class PlannedEdition:
    """An edition before rendering."""

    selection: Selection
    site: EditionSite


def broken_articles(kb: KnowledgeBase) -> list[Withheld]:
    """The articles that errors keep out of every edition."""
    return [item for item in kb.withheld if item.is_error]


def must_stop(kb: KnowledgeBase, options: Options) -> bool:
    """True where an error in an article keeps the site as it was."""
    policy = kb.configuration.settings.broken_articles
    return bool(broken_articles(kb)) and policy is BrokenArticles.STOP and not options.withhold


def plan(kb: KnowledgeBase, options: Options) -> list[PlannedEdition]:
    """The editions to render: those chosen that hold at least one article. Raises KbError on an unknown name."""
    configuration = kb.configuration
    _refuse_unknown("audience", options.audiences, configuration.settings.audiences)
    _refuse_unknown("language", options.languages, [language.locale for language in configuration.languages])
    several = len(configuration.settings.audiences) > 1
    history = read_history(configuration.root, configuration.docs_name, with_versions=several)
    planned = []
    for audience in options.audiences or configuration.settings.audiences:
        views = audience_views(kb, audience, history, options.today or date.today())
        planned += [
            PlannedEdition(view.selection, edition_site(views, locale))
            for locale, view in views.items()
            if _is_wanted(view, options)
        ]
    return planned


def _refuse_unknown(what: str, names: Sequence[str], known: Sequence[str]) -> None:
    for name in names:
        if name not in known:
            raise KbError(f"there is no {what} {name}; mkdocs.yml has {', '.join(known)}")


def _is_wanted(view: View, options: Options) -> bool:
    wanted = not options.languages or view.language.locale in options.languages
    return wanted and bool(view.selection.articles or view.selection.archived)


def build(kb: KnowledgeBase, options: Options, progress: Progress) -> Built:
    """Renders the chosen editions and makes them live in one step; the others stay as they are.

    Raises KbError, with the old site as it was, when anything fails.
    """
    return build_planned(kb, plan(kb, options), options, progress)


def build_planned(kb: KnowledgeBase, planned: Sequence[PlannedEdition], options: Options, progress: Progress) -> Built:
    """As `build`, for editions that `plan` has made from the same base and options."""
    if not planned:
        raise KbError("no article to publish; kbtool list shows why each one is kept out")
    with locked(options.output) as folder:
        try:
            return _build(kb, options, planned, folder, progress)
        except OSError as error:
            raise KbError(f"{error.filename or options.output}: {error.strerror or error}") from error


def _build(
    kb: KnowledgeBase, options: Options, planned: Sequence[PlannedEdition], folder: Path, progress: Progress
) -> Built:
    jobs = [_job(kb, item.site, folder, options) for item in planned]
    results = render_all(jobs, options.jobs or os.cpu_count() or 1, progress)
    accounts = tuple(
        take_account(item.selection, item.site, job.output, len(result.unresolved))
        for item, job, result in zip(planned, jobs, results, strict=True)
    )
    tree = folder / "tree"
    manifest = assemble([(job.site.edition, job.output) for job in jobs], tree)
    carry_over(options.output, _unchosen(kb, options), tree, manifest)
    return Built(accounts, switch(options.output, tree, manifest))


def _job(kb: KnowledgeBase, site: EditionSite, folder: Path, options: Options) -> Job:
    name = f"{site.edition.audience}-{site.edition.language}"
    staging, output = folder / "staged" / name, folder / "rendered" / name
    outputs = stage(site, kb.configuration.docs_dir, staging)
    output.mkdir(parents=True)
    return Job(kb.configuration.path, site, staging, outputs, output, options.engine)


def _unchosen(kb: KnowledgeBase, options: Options) -> list[str]:
    """Editions of the configuration that this build leaves as they are."""
    settings, languages = kb.configuration.settings, [language.locale for language in kb.configuration.languages]
    chosen_audiences = options.audiences or settings.audiences
    chosen_languages = options.languages or languages
    return [
        f"{audience}/{language}"
        for audience in settings.audiences
        for language in languages
        if (audience not in chosen_audiences or language not in chosen_languages)
        and f"{audience}/{language}" in current_manifest(options.output)
    ]
