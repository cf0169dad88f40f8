"""Runs the rules over a base."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from kbtool.diagnostics import Diagnostic
from kbtool.lint.context import Context
from kbtool.lint.finding import Edit, Finding
from kbtool.lint.lint_settings import LintSettings
from kbtool.lint.rule import Rule


@dataclass(frozen=True, slots=True)
class Reported:
    """A diagnostic and the edits that would mend it."""

    diagnostic: Diagnostic
    edits: tuple[Edit, ...] = ()


def lint(context: Context, rules: Iterable[type[Rule[Any]]], settings: LintSettings) -> list[Reported]:
    """All findings of the rules that are on, by path and place. `rules` are those to run (see `find_rules`)."""
    found = [
        reported
        for rule in rules
        if settings.severities[rule.rule_name()] or settings.paths
        for reported in _run(rule, context, settings)
    ]
    return sorted(found, key=lambda reported: reported.diagnostic.sort_key)


def _run(rule: type[Rule[Any]], context: Context, settings: LintSettings) -> Iterator[Reported]:
    name = rule.rule_name()
    instance = rule(settings.options[name])
    for finding in _findings(instance, context):
        severity = settings.severity(name, finding.path)
        if severity is None:
            continue
        diagnostic = Diagnostic(
            path=finding.path,
            span=finding.span,
            severity=severity,
            id=rule.id,
            name=name,
            message=finding.message,
            hint=finding.hint or rule.hint,
            source=_line(context, finding),
        )
        yield Reported(diagnostic, finding.edits)


def _findings(rule: Rule[Any], context: Context) -> Iterator[Finding]:
    for manuscript in context.manuscripts:
        yield from rule.check_article(manuscript, context)
    yield from rule.check_knowledge_base(context)


def _line(context: Context, finding: Finding) -> str:
    manuscript = context.by_path.get(finding.path)
    lines = manuscript.lines if manuscript else []
    return lines[finding.span.line - 1] if finding.span.line <= len(lines) else ""
