"""`kbtool build`: every edition from one reading of the knowledge base."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from kbtool.build.account import Account, take_account
from kbtool.build.agenda import Progress
from kbtool.build.carrying import Carrier
from kbtool.build.failures import as_diagnostics
from kbtool.build.options import Options
from kbtool.build.overtaken import refuse_overtaken
from kbtool.build.plan import PlannedEdition, plan
from kbtool.build.processes import Workers
from kbtool.build.releases import Manifest
from kbtool.build.releases.commit_order import refuse_older
from kbtool.build.releases.compose import compose
from kbtool.build.releases.live_site import LiveSite
from kbtool.build.releases.lock import locked
from kbtool.build.releases.part import part_place, write_part
from kbtool.build.releases.release import refuse_earlier_layout
from kbtool.build.releases.stamp import make_stamp
from kbtool.build.releases.switch import go_live
from kbtool.build.releases.tree import EditionOutput, join
from kbtool.build.remembering import remember
from kbtool.build.rendered_edition import RenderedEdition
from kbtool.build.rendering import Renderer
from kbtool.build.server_files import server_files
from kbtool.build.withdrawn import refuse_withdrawn
from kbtool.config import BrokenArticles
from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.content.selection import Withheld
from kbtool.diagnostics import Severity
from kbtool.errors import KbError
from kbtool.history.base_store import base_store
from kbtool.store.store import Store

NOTHING = "no article to publish; kbtool list shows why each one is kept out"


@dataclass(frozen=True, slots=True)
class Built:
    """The result of a build."""

    accounts: tuple[Account, ...]
    releases: Mapping[str, Manifest]
    """Audience → its release that is live now, or is in the part; empty where articles that cannot be rendered keep
    the old ones."""
    before: Mapping[str, Manifest]
    """Audience → its release that was live before."""
    kb: KnowledgeBase
    """The base without these articles, and with the errors that keep them out."""
    warnings: tuple[str, ...] = ()
    """What went wrong and did not stop the build, a line each."""
    undated: str = ""
    """Why no page has a date, where a whole clone would have some; else empty."""
    can_carry: bool = False
    """Whether the next build can take over what did not change."""


def broken_articles(kb: KnowledgeBase) -> list[Withheld]:
    """The articles that errors keep out of every edition."""
    return [item for item in kb.withheld if item.is_error]


def broken_data(kb: KnowledgeBase) -> list[str]:
    """The data files with errors, relative to the folder of mkdocs.yml: entries of theirs are nowhere."""
    return sorted({item.path for item in kb.data.diagnostics if item.severity is Severity.ERROR})


def must_stop(kb: KnowledgeBase, options: Options) -> bool:
    """True where an error in an article or a data file keeps the site as it was."""
    is_strict = kb.configuration.settings.broken_articles is BrokenArticles.STOP and not options.withhold
    return bool(kb.data.lost or (is_strict and (broken_articles(kb) or broken_data(kb))))


def build(
    kb: KnowledgeBase,
    options: Options,
    progress: Progress,
    workers: Workers | None = None,
    store: Store | None = None,
) -> Built:
    """Renders the chosen editions and makes them live in one step; the others stay as they are.

    An article that cannot be rendered, or not within its budget, is withheld, and the rest is planned and rendered
    without it. Raises KbError, with the old site as it was, when anything fails. `workers` are processes that were
    started before, `store` is that of the base, where it is open.
    """
    with base_store(kb.configuration.root, store) as known:
        planned = plan(kb, options, known)
        refuse_withdrawn(kb, options, known)
        known.flush()
        return build_planned(kb, planned, options, progress, workers, known)


def build_planned(
    kb: KnowledgeBase,
    planned: Sequence[PlannedEdition],
    options: Options,
    progress: Progress,
    workers: Workers | None,
    store: Store,
) -> Built:
    """As `build`, for editions that `plan` has made from the same base and options."""
    if not planned:
        raise KbError(NOTHING)
    refuse_lost_data(kb)
    with part_place(options.part) if options.part else locked(options.output, options.wait) as folder:
        try:
            refuse_overtaken(options, tuple(options.audiences or kb.configuration.settings.audiences))
            if (options.audiences or options.languages) and not options.part:
                refuse_earlier_layout(options.output)
            return _build(kb, options, planned, folder, progress, workers, LiveSite(options.output, store))
        except OSError as error:
            raise KbError(f"{error.filename or options.output}: {error.strerror or error}") from error


def refuse_lost_data(kb: KnowledgeBase) -> None:
    """Raises KbError where a data file has an error after which nobody knows what it says."""
    if kb.data.lost:
        raise KbError(f"{kb.data.lost[0]}: has an error that hides all its entries")


def _look(kb: KnowledgeBase, planned: Sequence[PlannedEdition], options: Options, live: LiveSite) -> None:
    """What has time until the first pages are rendered. Raises KbError where the site would lose something newer."""
    if not (options.part or options.allow_older):
        editions = [item.selection.edition for item in planned]
        refuse_older(live, editions, options.source, kb.configuration.root)
    options.is_dirty()


def _build(
    kb: KnowledgeBase,
    options: Options,
    planned: Sequence[PlannedEdition],
    folder: Path,
    progress: Progress,
    workers: Workers | None,
    live: LiveSite,
) -> Built:
    carrier = None if options.part else Carrier(kb.configuration, options.engine, live, options.clean)
    meanwhile, limit = partial(_look, kb, planned, options, live), options.processes
    renderer = Renderer(kb.configuration, folder, options.engine, limit, progress, carrier, meanwhile, workers)
    whole = kb
    while failures := renderer.render(item.site for item in planned):
        kb = kb.without(as_diagnostics(kb, failures))
        planned = plan(kb, options, live.store)
    if kb is not whole and must_stop(kb, options):
        return Built((), {}, {}, kb)
    if not planned:
        raise KbError(NOTHING)
    done = [(item, renderer.rendered[item.site.edition]) for item in planned]
    for item in planned:
        item.texts.keep(live.store)
    accounts = tuple(
        take_account(item.selection, item.site, result.output, result.unresolved, result.carried.pages)
        for item, result in done
    )
    before = {} if options.part else live.manifests()
    manifests = _finish(kb, options, done, folder, live)
    if carrier:
        for item, result in done:
            remember(result, manifests[item.site.edition.audience], carrier.surroundings, live)
        carrier.keep()
    warnings = dict.fromkeys(line for _, result in done for line in result.warnings)
    can_carry = bool(carrier and carrier.surroundings)
    return Built(accounts, manifests, before, kb, tuple(warnings), planned[0].undated, can_carry)


def _finish(
    kb: KnowledgeBase,
    options: Options,
    done: Sequence[tuple[PlannedEdition, RenderedEdition]],
    folder: Path,
    live: LiveSite,
) -> Mapping[str, Manifest]:
    """Makes releases of what was rendered, or a part; returns audience → manifest."""
    configuration, tree = kb.configuration, folder / "tree"
    audiences = options.audiences or configuration.settings.audiences
    stamp = make_stamp(configuration, options.engine, options.known_source)
    texts = server_files(item.site for item, _ in done)
    joined = join(
        (
            EditionOutput(item.selection.edition, result.output, result.content, item.siblings, result.taken)
            for item, result in done
        ),
        tree,
    )
    if options.part:
        drafts = compose(joined, audiences, (), stamp, live, tree)
        write_part(drafts, texts, options.part, folder)
        return {draft.manifest.audience: draft.manifest for draft in drafts}
    locales = [language.locale for language in configuration.languages]
    kept = [locale for locale in locales if options.languages and locale not in options.languages]
    drafts = compose(joined, audiences, kept, stamp, live, tree)
    unchanged = [audience for audience in configuration.settings.audiences if audience not in audiences]
    releases = go_live(options.output, drafts, unchanged, folder, texts, live)
    return {audience: release.manifest for audience, release in releases.items()}
