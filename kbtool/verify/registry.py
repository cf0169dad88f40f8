"""Finds the rules: every module of `kbtool/verify/rules/` holds one."""

from functools import lru_cache

from kbtool.diagnostics.discovery import find_classes
from kbtool.verify import rules
from kbtool.verify.rule import Rule

FIRST_ABOUT_PAGES = "KV2"
"""Ids from here on are about what search engines meet; those below about safety."""


@lru_cache(maxsize=1)
def find_rules() -> tuple[type[Rule], ...]:
    """All rules by id. Raises TypeError as `find_classes`."""
    return find_classes(rules, Rule)


def find_safety_rules() -> tuple[type[Rule], ...]:
    """Those about releases, files and leaks: what must hold of a release whenever it is served."""
    return tuple(rule for rule in find_rules() if rule.id < FIRST_ABOUT_PAGES)
