"""Runs a rule on its own examples, for the tests and for the rule's page."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from kbtool.config import Configuration, Language, Settings
from kbtool.config.checked import read_checked
from kbtool.config.locales import direction, language_name
from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.history.history import History
from kbtool.lint.allowance_rule import AllowanceRule
from kbtool.lint.allowing import without_allowed
from kbtool.lint.case import TODAY, Case
from kbtool.lint.context import Context
from kbtool.lint.fixing import apply_edits
from kbtool.lint.lint_settings import read_lint_settings
from kbtool.lint.linting import Reported, lint
from kbtool.lint.registry import find_rules
from kbtool.lint.rule import Rule

FOLDER = Path("/base")
"""Where the base of a case would lie; it is never read."""
DOCS = "docs"
LOCALES = ("en", "zh", "fa")
SETTINGS: Mapping[str, Any] = {
    "audiences": ("public", "agents", "internal"),
    "foreign_keys": "allow",
    "defaults": {"audience": "public", "state": "published", "owner": "team"},
}


def case_context(case: Case) -> Context:
    """The small base of a case, as `Case` describes it."""
    languages = tuple(
        Language(locale, language_name(locale), direction(locale), locale == LOCALES[0], "Help") for locale in LOCALES
    )
    configuration = Configuration(
        path=FOLDER / "mkdocs.yml",
        site_name="Help",
        site_url="https://help.example.com/",
        docs_dir=FOLDER / DOCS,
        edit_url="",
        brand_files=(),
        languages=languages,
        settings=read_checked(Settings, {**SETTINGS, **case.settings}),
    )
    kb = KnowledgeBase.from_texts(configuration, case.files)
    return Context(kb, TODAY, History, lambda least, since: case.commits, lambda context: case.answers)


def findings_of(rule: type[Rule[Any]], case: Case) -> list[Reported]:
    """All that the rule reports about the case, by path and place. Raises ConfigError for settings that do not fit."""
    context = case_context(case)
    configured = context.configuration.settings.lint
    if not issubclass(rule, AllowanceRule):
        return lint(context, [rule], read_lint_settings(configured, [rule]))
    rules = find_rules()
    settings = read_lint_settings(configured, rules)
    found = without_allowed(context, lint(context, rules, settings), rules, settings)
    return [item for item in found if item.diagnostic.id == rule.id]


def place_of(reported: Reported, case: Case) -> str:
    """Where a finding stands, as `Case.at` writes it."""
    diagnostic = reported.diagnostic
    place = f"{diagnostic.span.line}:{diagnostic.span.column}"
    return place if isinstance(case.text, str) else f"{_below_docs(diagnostic.path)}:{place}"


def fixed_files(reported: Iterable[Reported], files: Mapping[str, str]) -> dict[str, str]:
    """The files that the edits change → their text after one round of fixing."""
    edits: dict[str, list[Any]] = {}
    for item in reported:
        edits.setdefault(_below_docs(item.diagnostic.path), []).extend(item.edits)
    return {path: apply_edits(files[path], own) for path, own in edits.items() if own}


def _below_docs(path: str) -> str:
    return path.removeprefix(f"{DOCS}/")
