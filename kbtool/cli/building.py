"""A build that has something to do, or may have."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from time import monotonic

import click

from kbtool.build.account import Account
from kbtool.build.build import Built, broken_articles, broken_data, build, must_stop
from kbtool.build.inputs import Look, look
from kbtool.build.last_build import Said
from kbtool.build.options import Options
from kbtool.build.processes import Workers
from kbtool.build.releases import departures
from kbtool.build.releases.difference import render_changes
from kbtool.build.releases.prune import remove_old_releases
from kbtool.build.sealing import find_places, seal, unchanged_accounts
from kbtool.build.starting import Started
from kbtool.cli import options
from kbtool.cli.build_report import report_said
from kbtool.cli.garbage import collect_seldom
from kbtool.cli.progress import shown_progress
from kbtool.cli.terminal import echo
from kbtool.config import Configuration
from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.diagnostics import Severity
from kbtool.history.committed_files import CommittedFiles
from kbtool.history.source import Source, is_dirty, read_commit
from kbtool.report.account import render_account
from kbtool.report.counts import count
from kbtool.report.printable import printable
from kbtool.report.table import render_aligned
from kbtool.report.text import diagnostics_text
from kbtool.store.store import NO_STORE, Store

PROBLEMS = 1
OVERRIDES = "overrides"


def build_base(
    config_path: Path | None,
    chosen: Options,
    started: float,
    first: Started | None = None,
    seen: Look | None = None,
    store: Store = NO_STORE,
    repository: bytes = b"",
) -> int:
    """Builds and reports; returns the exit code. `started` is the time by `monotonic`, `first` a process to render
    with, `seen` what was looked at before, `store` that of the base, and `repository` what it said. Raises KbError."""
    configuration = options.find_configuration(config_path)
    seen = _seen(configuration, chosen, seen, repository)
    with Workers(chosen.engine, chosen.processes, first) as workers:
        workers.begin(configuration.path)
        source = read_commit(configuration.root)
        chosen = replace(
            chosen,
            source=source,
            is_dirty=_dirty(configuration, source, seen, store),
            has_changed=partial(_has_changed, configuration, chosen, seen),
        )
        kb = _base(configuration, seen, store)
        report_broken(kb)
        if must_stop(kb, chosen):
            return _stopped(kb)
        with shown_progress() as progress:
            built = build(kb, chosen, progress, workers, store)
    report_broken(built.kb, known=kb)
    if not built.releases:
        return _stopped(built.kb)
    if chosen.clean:
        remove_old_releases(chosen.output)
    if seen and not chosen.part:
        said = _said(built, unchanged_accounts(built), is_unchanged=True)
        seal(configuration.path, chosen, seen.places, seen.inputs, built, said, store)
    report_said(_said(built, built.accounts), chosen.part or chosen.output, monotonic() - started)
    _report_departures(built, configuration)
    return 0


def _seen(configuration: Configuration, chosen: Options, earlier: Look | None, repository: bytes) -> Look | None:
    """What the disk says of all that is read; `earlier` is what it said before the configuration was read."""
    places = find_places(configuration, OVERRIDES)
    if earlier and earlier.places == places:
        return earlier
    found = look(configuration.root, places, chosen.asked, repository=repository)
    is_other = options.find_configuration(configuration.path) != configuration  # it was changed in between
    return None if is_other else found


def _has_changed(configuration: Configuration, chosen: Options, seen: Look | None) -> bool:
    """Whether something is other than it was seen, or nobody can tell. Raises OSError."""
    found = look(configuration.root, seen.places, chosen.asked) if seen else None
    return not (found and seen and found.inputs.are_those_of(seen.inputs))


def _dirty(configuration: Configuration, source: Source, seen: Look | None, store: Store) -> Callable[[], bool]:
    """Tells whether the files are other than in the commit."""
    root, places = configuration.root, (configuration.path.name, configuration.docs_name, OVERRIDES)
    committed = CommittedFiles(root, store)  # now, for it notes the time

    @cache
    def tell() -> bool:
        return is_dirty(root, places, source, committed, seen.files_below(root, places[1:]) if seen else {})

    return tell


def _base(configuration: Configuration, seen: Look | None, store: Store) -> KnowledgeBase:
    collect_seldom()
    kb = KnowledgeBase.from_folder(configuration, store, seen.below(configuration.docs_dir) if seen else None)
    store.flush()
    return kb


def _said(built: Built, accounts: Iterable[Account], is_unchanged: bool = False) -> Said:
    """What is to be said of a build; of its next where `is_unchanged`."""
    audiences: dict[str, list[str]] = {}
    for account in built.accounts:
        audiences.setdefault(account.edition.audience, []).append(account.edition.language)
    sites = tuple(
        (audience, ", ".join(languages), "" if is_unchanged else render_changes(built.before.get(audience), manifest))
        for audience, languages in audiences.items()
        if (manifest := built.releases.get(audience))
    )
    undated = (f"pages have no dates: {built.undated}",) if built.undated else ()
    return Said(render_account(accounts), sites, (*map(printable, built.warnings), *undated))


def _report_departures(built: Built, configuration: Configuration) -> None:
    """The addresses that an audience has lost to a narrower one: copies of them are out of kbtool's reach."""
    audiences = configuration.settings.audiences
    for number, audience in enumerate(audiences):
        narrower = [built.releases[name] for name in audiences[number + 1 :] if name in built.releases]
        left = departures(built.before.get(audience), built.releases.get(audience), narrower)
        moved = [item for item in left if item.audience]
        if moved:
            click.echo(f"no longer for {audience}; purge from caches and search engines:", err=True)
            rows = [
                ["", printable(configuration.address(audience) + item.address), f"now for {item.audience}"]
                for item in moved
            ]
            click.echo(render_aligned(rows), err=True)


def report_broken(kb: KnowledgeBase, known: KnowledgeBase | None = None) -> None:
    """What is wrong in data files and in the articles that errors keep out of every site, then the consequence.

    What stands in `known` is left out: it was reported before.
    """
    reported = frozenset(broken_articles(known)) if known else frozenset()
    broken = [item for item in broken_articles(kb) if item not in reported]
    paths = {item.path for item in broken}.union(() if known else broken_data(kb))
    found = [item for item in kb.diagnostics if item.path in paths and item.severity is not Severity.INFO]
    if found:
        echo(diagnostics_text(found), is_error=True)
    if broken:
        rows = [["withheld", printable(item.path), printable(item.reason)] for item in broken]
        click.echo(render_aligned(rows), err=True)


def _stopped(kb: KnowledgeBase) -> int:
    """Says that errors keep the site as it was; returns the exit code."""
    counts = ((len(broken_articles(kb)), "article"), (len(broken_data(kb)), "data file"))
    broken = " and ".join(count(number, what) for number, what in counts if number)
    click.echo(f"{broken} with errors: the site stays as it was", err=True)
    rest = "" if kb.data.lost else ", or publish the rest: kbtool build --withhold"
    click.echo(f"mend what is listed above{rest}", err=True)
    return PROBLEMS
