"""Takes out of the findings what allowances allow, and reports the allowances that are of no use."""

from collections.abc import Iterable, Iterator
from typing import Any

from kbtool.content import rule_ids
from kbtool.content.rule_ids import RuleId
from kbtool.lint.allowance import Allowance, Names, find_allowances
from kbtool.lint.allowance_rule import AllowanceRule, JudgedAllowance
from kbtool.lint.context import Context
from kbtool.lint.data_allowances import find_data_allowances
from kbtool.lint.lint_settings import LintSettings
from kbtool.lint.linting import Reported, report, running_rules
from kbtool.lint.rule import Rule

AUDIENCE_FAMILY = "KB9"
"""No comment may silence what protects restricted articles."""


def names_of(rules: Iterable[type[Rule[Any]]]) -> Names:
    """The names that comments may allow, and those they may not."""
    reading = {item.name for item in vars(rule_ids).values() if isinstance(item, RuleId)}
    rules = tuple(rules)
    refused = {rule.rule_name() for rule in rules if rule.id.startswith(AUDIENCE_FAMILY)}
    refused |= {rule.rule_name() for rule in rules if issubclass(rule, AllowanceRule)}
    return Names({rule.rule_name() for rule in rules} - refused, reading | refused)


def without_allowed(
    context: Context, reported: Iterable[Reported], rules: Iterable[type[Rule[Any]]], settings: LintSettings
) -> list[Reported]:
    """The findings that no comment allows and those about the comments, by path and place.

    `rules` are all there are, whether they were run or not.
    """
    rules = tuple(rules)
    by_path: dict[str, list[Reported]] = {}
    for item in reported:
        by_path.setdefault(item.diagnostic.path, []).append(item)
    judging = running_rules((rule for rule in rules if issubclass(rule, AllowanceRule)), settings)
    for path, allowances in _find_all(context, names_of(rules)):
        remaining, used = _apply(allowances, by_path.get(path, []), context)
        judged = [_judge(allowance, used, path, context) for allowance in allowances]
        by_path[path] = remaining + [
            report(rule, finding, severity, context)
            for name, rule in judging.items()
            if isinstance(rule, AllowanceRule) and (severity := settings.severity(name, path))
            for one in judged
            for finding in rule.check_allowance(one, context)
        ]
    found = (item for items in by_path.values() for item in items)
    return sorted(found, key=lambda item: item.diagnostic.sort_key)


def _find_all(context: Context, names: Names) -> Iterator[tuple[str, tuple[Allowance, ...]]]:
    """Path → allowances, of every file that has some."""
    for manuscript in context.documents:
        if found := tuple(find_allowances(manuscript, names)):
            yield manuscript.path, found
    for path, text in context.kb.data.texts.items():
        if found := tuple(find_data_allowances(text, names)):
            yield path, found


def _apply(
    allowances: Iterable[Allowance], reported: Iterable[Reported], context: Context
) -> tuple[list[Reported], set[tuple[Allowance, str]]]:
    """What is not allowed, and each allowance with each name that it allowed."""
    used: set[tuple[Allowance, str]] = set()
    remaining: list[Reported] = []
    for item in reported:
        name, line = item.diagnostic.name, item.diagnostic.span.line
        covering = [allowance for allowance in allowances if allowance.covers(name, line, context.today)]
        used.update((allowance, name) for allowance in covering)
        remaining += [] if covering else [item]
    return remaining, used


def _judge(allowance: Allowance, used: set[tuple[Allowance, str]], path: str, context: Context) -> JudgedAllowance:
    unused = tuple(name for name in allowance.names if (allowance, name) not in used)
    return JudgedAllowance(allowance, path, context.lines(path), unused)
