"""Finds the rules: every module of `kbtool/verify/rules/` holds one."""

from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from kbtool.verify import rules
from kbtool.verify.rule import Rule


@lru_cache(maxsize=1)
def find_rules() -> tuple[type[Rule], ...]:
    """All rules by id. A module without exactly one rule, or an id used twice, is our bug and raises TypeError."""
    modules = [import_module(f"{rules.__name__}.{info.name}") for info in iter_modules(rules.__path__)]
    found = sorted(map(_rule_of, modules), key=lambda rule: rule.id)
    ids = [rule.id for rule in found]
    if len(set(ids)) != len(ids):
        raise TypeError(f"an id is used twice: {next(name for name in ids if ids.count(name) > 1)}")
    return tuple(found)


def _rule_of(module: ModuleType) -> type[Rule]:
    own = [
        item
        for item in vars(module).values()
        if isinstance(item, type) and issubclass(item, Rule) and item.__module__ == module.__name__
    ]
    if len(own) != 1:
        raise TypeError(f"{module.__name__} holds {len(own)} rules instead of one")
    return own[0]
