"""The whole check of a base: reading, rules, what comments allow, what is asked for."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial
from pathlib import Path, PurePosixPath

from kbtool.config import Configuration
from kbtool.content.files.sources import Sources, sources_from_folder
from kbtool.content.findings import base_path, is_below
from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.diagnostics import Diagnostic, Severity
from kbtool.diagnostics.fingerprint import fingerprints
from kbtool.history.changed_files import ChangedFiles, changes_since
from kbtool.history.date_commits import find_date_commits
from kbtool.history.former_text import former_text
from kbtool.history.stored_history import history_digest, read_stored_history
from kbtool.lint.allowing import without_allowed
from kbtool.lint.baseline import read_baseline
from kbtool.lint.context import Context, ask_nobody
from kbtool.lint.external.asking import Asking, OnAnswer, tell_nobody
from kbtool.lint.external.asking_options import AskingOptions
from kbtool.lint.impact import find_impact
from kbtool.lint.lint_settings import LintSettings, read_lint_settings
from kbtool.lint.linting import Reported, lint, report, running_rules
from kbtool.lint.memory.memory import Memory
from kbtool.lint.memory.run import keep_run, recall_run, run_key
from kbtool.lint.reading_edits import reading_edits
from kbtool.lint.registry import find_rules
from kbtool.lint.rules.stale_translation import StaleTranslation
from kbtool.lint.stale_since import find_stale_since
from kbtool.store.store import NO_STORE, Store

PAST = {"history", "date_commits"}
"""What rules may ask of a context that comes from Git."""
BROKEN_EXTERNAL_LINK = "broken-external-link"
"""The rule whose options say how other sites are asked."""


@dataclass(frozen=True)
class Request:
    """What to check."""

    today: date
    folder: Path
    """The folder that relative paths count from."""
    reads: bool = True
    """Report what reading finds."""
    lints: bool = True
    """Report what rules find."""
    paths: tuple[Path, ...] = ()
    """Files and folders to speak of; all when there are none."""
    since: str = ""
    """A commit: speak only of what changed since, and of what that can break elsewhere."""
    baseline: Path | None = None
    """A file of findings that do not count."""
    external: bool = False
    """Ask other sites whether the links to them work."""
    on_answer: OnAnswer = tell_nobody
    """Told after each answer of another site."""


@dataclass(frozen=True)
class Checked:
    """What a check found."""

    reported: tuple[Reported, ...]
    """By path and place."""
    known: int = 0
    """Findings that the baseline holds."""
    read: Callable[[], Mapping[str, str]] = field(default=dict, compare=False, repr=False)

    @cached_property
    def sources(self) -> Mapping[str, str]:
        """Path → text of every article, with `\\n` line ends."""
        return self.read()

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """The findings without their edits."""
        return [item.diagnostic for item in self.reported]

    @property
    def has_errors(self) -> bool:
        """Whether something is certainly wrong."""
        return any(item.diagnostic.severity is Severity.ERROR for item in self.reported)


def check(configuration: Configuration, request: Request, store: Store = NO_STORE) -> Checked:
    """Reads the base in its folder and checks it; what the store knows is not worked out again.

    Raises KbError for what cannot be asked, ConfigError for settings.
    """
    return check_sources(configuration, sources_from_folder(configuration, store), request, store)


def check_sources(configuration: Configuration, sources: Sources, request: Request, store: Store = NO_STORE) -> Checked:
    """The same with files that were found before."""
    is_usual = store.is_open and not request.external and not request.since
    question = (str(request.today), str(request.reads), str(request.lints))
    key = run_key(configuration, sources, *question) if is_usual else None
    found = recall_run(store, key, partial(history_digest, configuration.root)) if key else None
    wanted = (
        _find(configuration, sources, request, store, key)
        if found is None
        else _in_places(found, configuration, request)
    )

    def texts() -> Mapping[str, str]:
        kb = KnowledgeBase.from_sources(configuration, sources, store)
        return {path: text.text for path, text in kb.texts.items()}

    if request.baseline is None:
        return Checked(tuple(wanted), read=texts)
    known = read_baseline(request.folder / request.baseline)
    names = fingerprints(item.diagnostic for item in wanted)
    new = tuple(item for item, name in zip(wanted, names, strict=True) if name not in known)
    return Checked(new, len(wanted) - len(new), texts)


def _find(
    configuration: Configuration, sources: Sources, request: Request, store: Store, key: bytes | None
) -> list[Reported]:
    """Reads and applies the rules. All that was found is kept under `key`; what was asked for is returned."""
    rules = find_rules()
    settings = read_lint_settings(configuration.settings.lint, rules)
    kb = KnowledgeBase.from_sources(configuration, sources, store)
    ask = _asking(configuration, request, settings) if request.external else ask_nobody
    running = [f"{name} {rule.options!r}" for name, rule in running_rules(rules, settings).items()]
    memory = Memory(kb, store, running) if store.is_open and request.lints else None
    past = partial(read_stored_history, configuration.root, configuration.docs_name, store)
    commits = partial(find_date_commits, configuration.root, configuration.docs_name)
    context = Context(kb, request.today, past, commits, ask, memory)
    found = [Reported(item, reading_edits(item, kb)) for item in kb.diagnostics] if request.reads else []
    if request.lints:
        by_rules = [*lint(context, rules, settings), *_made_stale(context, request, settings)]
        found += without_allowed(context, by_rules, rules, settings)
    found.sort(key=lambda item: item.diagnostic.sort_key)
    if memory:
        memory.keep()
    if key:
        keep_run(store, key, found, history_digest(configuration.root) if PAST & vars(context).keys() else None)
    return _wanted(found, context, request)


def _made_stale(context: Context, request: Request, settings: LintSettings) -> Iterator[Reported]:
    """What only a change tells of translations; nothing where all files are asked about."""
    if not request.since:
        return
    root, name = context.configuration.root, StaleTranslation.rule_name()
    changed = _changes(context.configuration, request).changed
    rule = StaleTranslation(settings.options[name])
    for finding in find_stale_since(context, changed, partial(former_text, root, request.since)):
        if severity := settings.severity(name, finding.path):
            yield report(rule, finding, severity, context)


def _asking(configuration: Configuration, request: Request, settings: LintSettings) -> Asking:
    """Asks only for the links of the files that were asked about, and of a change for those in the changed files."""
    options = settings.options[BROKEN_EXTERNAL_LINK]
    if not isinstance(options, AskingOptions):
        raise TypeError(f"{BROKEN_EXTERNAL_LINK} has other options")
    places = _places(configuration, request)
    changed = _changes(configuration, request).changed if request.since else None

    def is_wanted(path: str) -> bool:
        return (not places or _is_in(path, places)) and (changed is None or path in changed)

    return Asking(options, configuration.root, is_wanted, request.on_answer)


def _wanted(found: Iterable[Reported], context: Context, request: Request) -> list[Reported]:
    """The findings in the paths and of the change that are asked for."""
    wanted = _in_places(found, context.configuration, request)
    if not request.since:
        return wanted
    impact = find_impact(context, _changes(context.configuration, request))
    return [item for item in wanted if impact.concerns(item.diagnostic)]


def _in_places(found: Iterable[Reported], configuration: Configuration, request: Request) -> list[Reported]:
    places = _places(configuration, request)
    return [item for item in found if not places or _is_in(item.diagnostic.path, places)]


def _places(configuration: Configuration, request: Request) -> list[PurePosixPath]:
    return [base_path(path, request.folder, configuration.root) for path in request.paths]


def _changes(configuration: Configuration, request: Request) -> ChangedFiles:
    watched = (configuration.path.name, configuration.docs_name)
    return changes_since(configuration.root, watched, request.since)


def _is_in(path: str, places: Iterable[PurePosixPath]) -> bool:
    return any(is_below(path, place) for place in places)
