"""Every rule finds its fault in a real base, at its place, and says nothing about the base without it."""

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest

from kbtool.lint.case import Case
from kbtool.lint.examples import case_context, findings_of, place_of
from kbtool.lint.lint_settings import read_lint_settings
from kbtool.lint.linting import lint
from kbtool.lint.registry import find_rules
from kbtool.lint.rule import Rule
from tests.lint.planted_base import clean_base, planted, planted_places

RULES = find_rules()
OWN = {"foreign_keys": "refuse"}
"""The stricter rules for a base that was written for kbtool."""


@pytest.fixture(scope="module")
def base() -> dict[str, str]:
    return clean_base()


def test_the_clean_base_is_one_that_is_worth_checking(base: dict[str, str]) -> None:
    for locale in ("en", "zh", "fa"):
        assert sum(path.startswith(f"{locale}/") and path.endswith(".md") for path in base) == 12


def test_reading_finds_nothing_in_the_clean_base(base: dict[str, str]) -> None:
    kb = case_context(Case(base, settings=OWN)).kb
    assert [(item.path, item.message) for item in kb.diagnostics] == []
    assert kb.withheld == ()


def test_no_rule_says_anything_about_the_clean_base(base: dict[str, str]) -> None:
    reported = lint(case_context(Case(base, settings=OWN)), RULES, read_lint_settings({}, RULES))
    found = [item.diagnostic for item in reported]
    assert [f"{item.path}:{item.span.line}:{item.span.column} {item.name}: {item.message}" for item in found] == []


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.rule_name()) for rule in RULES])
def test_a_planted_fault_is_found_at_its_place(rule: type[Rule[Any]]) -> None:
    fault = rule.fails[0]
    case = planted(fault)
    assert places(rule, case) - places(rule, replace(case, text=clean_base())) == Counter(planted_places(fault))


def places(rule: type[Rule[Any]], case: Case) -> Counter[str]:
    """Where the rule reports; with the options of some examples also in the base."""
    return Counter(place_of(item, case) for item in findings_of(rule, case))
