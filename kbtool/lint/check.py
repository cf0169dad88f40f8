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
from kbtool.history.changed_files import changes_since
from kbtool.history.git_log import read_history
from kbtool.lint.allowing import without_allowed
from kbtool.lint.baseline import read_baseline
from kbtool.lint.context import Context
from kbtool.lint.impact import find_impact
from kbtool.lint.lint_settings import read_lint_settings
from kbtool.lint.linting import Reported, lint
from kbtool.lint.registry import find_rules


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
    context = Context(kb, request.today, read_history(configuration.root, configuration.docs_name))
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


def _wanted(found: Iterable[Reported], context: Context, request: Request) -> list[Reported]:
    """The findings in the paths and of the change that are asked for."""
    configuration = context.configuration
    places = [base_path(path, request.folder, configuration.root) for path in request.paths]
    wanted = [item for item in found if not places or _is_in(item.diagnostic.path, places)]
    if not request.since:
        return wanted
    watched = (configuration.path.name, configuration.docs_name)
    impact = find_impact(context, changes_since(configuration.root, watched, request.since))
    return [item for item in wanted if impact.concerns(item.diagnostic)]


def _is_in(path: str, places: Iterable[PurePosixPath]) -> bool:
    return any(is_below(path, place) for place in places)
