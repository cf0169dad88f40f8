"""Runs the rules over a base."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from kbtool.diagnostics import Diagnostic, Severity
from kbtool.lint.context import Context
from kbtool.lint.finding import Edit, Finding
from kbtool.lint.lint_settings import LintSettings
from kbtool.lint.memory.article_findings import ArticleFindings
from kbtool.lint.rule import Rule

SHARED = re.compile("KB(?:3|4|202|203)")
"""The rules for texts that articles include: links, words and headings, as far as a part of a page can break them."""
LONGEST_SHOWN = 10_000
"""Characters of a source line."""


@dataclass(frozen=True, slots=True)
class Reported:
    """A diagnostic and the edits that would mend it."""

    diagnostic: Diagnostic
    edits: tuple[Edit, ...] = ()


def running_rules(rules: Iterable[type[Rule[Any]]], settings: LintSettings) -> dict[str, Rule[Any]]:
    """Name → rule with its options, of the rules that are on somewhere."""
    return {
        rule.rule_name(): rule(settings.options[rule.rule_name()])
        for rule in rules
        if settings.severities[rule.rule_name()] or settings.paths
    }


def lint(context: Context, rules: Iterable[type[Rule[Any]]], settings: LintSettings) -> list[Reported]:
    """All findings of the rules that are on, by path and place. `rules` are those to run (see `find_rules`)."""
    running = running_rules(rules, settings)
    reported = (
        report(running[name], finding, severity, context)
        for name, finding in _findings(running, context)
        if (severity := settings.severity(name, finding.path))
    )
    return sorted(reported, key=lambda item: item.diagnostic.sort_key)


def _findings(running: dict[str, Rule[Any]], context: Context) -> Iterator[tuple[str, Finding]]:
    of_articles = {name: rule for name, rule in running.items() if type(rule).check_article is not Rule.check_article}
    findings = ArticleFindings(of_articles, context)
    for manuscript in context.manuscripts:
        yield from findings.of(manuscript)
    findings = ArticleFindings({name: rule for name, rule in of_articles.items() if SHARED.match(rule.id)}, context)
    for manuscript in context.shared:
        yield from findings.of(manuscript)
    for name, rule in running.items():
        for finding in rule.check_knowledge_base(context):
            yield name, finding


def report(rule: Rule[Any], finding: Finding, severity: Severity, context: Context) -> Reported:
    """What a rule has found, as everybody sees it."""
    diagnostic = Diagnostic(
        path=finding.path,
        span=finding.span,
        severity=severity,
        id=rule.id,
        name=rule.rule_name(),
        message=finding.message,
        hint=finding.hint or rule.hint,
        source=_line(context.lines(finding.path), finding),
    )
    return Reported(diagnostic, finding.edits)


def _line(lines: Sequence[str], finding: Finding) -> str:
    """The line of a finding; empty where it is longer than anybody writes: with thousands of findings on it, reports
    would be that many times as long."""
    line = lines[finding.span.line - 1] if finding.span.line <= len(lines) else ""
    return line if len(line) <= LONGEST_SHOWN else ""
