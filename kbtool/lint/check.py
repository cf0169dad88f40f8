"""The whole check of a base: reading, rules, what comments allow, what is asked for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePosixPath

from kbtool.config import Configuration
from kbtool.content.files.sources import Sources, sources_from_folder
from kbtool.content.findings import base_path, is_below
from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.diagnostics import Diagnostic, Severity
from kbtool.diagnostics.fingerprint import fingerprints
from kbtool.history.changed_files import ChangedFiles, changes_since
from kbtool.history.git_log import read_history
from kbtool.lint.allowing import without_allowed
from kbtool.lint.baseline import read_baseline
from kbtool.lint.context import Context, ask_nobody
from kbtool.lint.external.asking import Asking, OnAnswer, tell_nobody
from kbtool.lint.external.asking_options import AskingOptions
from kbtool.lint.impact import find_impact
from kbtool.lint.lint_settings import LintSettings, read_lint_settings
from kbtool.lint.linting import Reported, lint
from kbtool.lint.registry import find_rules

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
    sources: Mapping[str, str] = field(default_factory=dict)
    """Path → text of every article, with `\\n` line ends."""

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """The findings without their edits."""
        return [item.diagnostic for item in self.reported]

    @property
    def has_errors(self) -> bool:
        """Whether something is certainly wrong."""
        return any(item.diagnostic.severity is Severity.ERROR for item in self.reported)


def check(configuration: Configuration, request: Request) -> Checked:
    """Reads the base in its folder and checks it. Raises KbError for what cannot be asked, ConfigError for settings."""
    return check_sources(configuration, sources_from_folder(configuration), request)


def check_sources(configuration: Configuration, sources: Sources, request: Request) -> Checked:
    """The same with files that were read before."""
    rules = find_rules()
    settings = read_lint_settings(configuration.settings.lint, rules)
    kb = KnowledgeBase.from_sources(configuration, sources)
    ask = _asking(configuration, request, settings) if request.external else ask_nobody
    context = Context(kb, request.today, read_history(configuration.root, configuration.docs_name), ask)
    found = [Reported(item) for item in kb.diagnostics] if request.reads else []
    if request.lints:
        found += without_allowed(context, lint(context, rules, settings), rules)
    wanted = _wanted(sorted(found, key=lambda item: item.diagnostic.sort_key), context, request)
    texts = {path: text.text for path, text in kb.texts.items()}
    if request.baseline is None:
        return Checked(tuple(wanted), sources=texts)
    known = read_baseline(request.folder / request.baseline)
    names = fingerprints(item.diagnostic for item in wanted)
    new = tuple(item for item, name in zip(wanted, names, strict=True) if name not in known)
    return Checked(new, len(wanted) - len(new), texts)


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
    places = _places(context.configuration, request)
    wanted = [item for item in found if not places or _is_in(item.diagnostic.path, places)]
    if not request.since:
        return wanted
    impact = find_impact(context, _changes(context.configuration, request))
    return [item for item in wanted if impact.concerns(item.diagnostic)]


def _places(configuration: Configuration, request: Request) -> list[PurePosixPath]:
    return [base_path(path, request.folder, configuration.root) for path in request.paths]


def _changes(configuration: Configuration, request: Request) -> ChangedFiles:
    watched = (configuration.path.name, configuration.docs_name)
    return changes_since(configuration.root, watched, request.since)


def _is_in(path: str, places: Iterable[PurePosixPath]) -> bool:
    return any(is_below(path, place) for place in places)
