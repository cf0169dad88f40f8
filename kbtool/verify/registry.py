"""Finds the rules: every module of `kbtool/verify/rules/` holds one."""

from functools import lru_cache

from kbtool.diagnostics.discovery import find_classes
from kbtool.verify import rules
from kbtool.verify.rule import Rule


@lru_cache(maxsize=1)
def find_rules() -> tuple[type[Rule], ...]:
    """All rules by id. Raises TypeError as `find_classes`."""
    return find_classes(rules, Rule)
