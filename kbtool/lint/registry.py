"""Finds the rules: every module of `kbtool/lint/rules/` holds one."""

from functools import lru_cache
from typing import Any

from kbtool.diagnostics.discovery import find_classes
from kbtool.lint import rules
from kbtool.lint.rule import Rule


@lru_cache(maxsize=1)
def find_rules() -> tuple[type[Rule[Any]], ...]:
    """All rules by id. Raises TypeError as `find_classes`."""
    return find_classes(rules, Rule)
