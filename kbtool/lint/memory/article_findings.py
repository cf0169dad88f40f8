"""Runs the rules of single articles, or remembers what they found while nothing they looked at has changed."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any

from kbtool.lint.context import Context
from kbtool.lint.finding import Finding
from kbtool.lint.manuscript import Manuscript
from kbtool.lint.memory.article_memory import Group
from kbtool.lint.memory.witness import Witness, touched_by
from kbtool.lint.rule import Rule
from kbtool.store.digests import digest_of

Found = tuple[str, Finding]
"""Rule and finding."""


class ArticleFindings:
    """The findings of all rules that look at one article at a time."""

    def __init__(self, rules: Mapping[str, Rule[Any]], context: Context) -> None:
        self._rules = rules
        self._context = context
        self._witness = Witness(context)
        self._stamps: dict[tuple[str, ...], bytes] = {}

    def of(self, manuscript: Manuscript) -> list[Found]:
        """The findings in one article, those of one rule in the order it makes them."""
        memory = manuscript.memory
        if memory.groups is None or not self._is_complete(memory.groups, memory.reaching):
            return self._run(manuscript, (), (), list(self._rules))
        valid = tuple(group for group in memory.groups if group.stamp == self._stamp(group.touched))
        if len(valid) < len(memory.groups):
            again = [rule for group in memory.groups if group not in valid for rule in group.rules]
            return self._run(manuscript, valid, memory.reaching, again)
        found = [item for group in valid for item in group.found]
        return found + self._reach(manuscript, memory.reaching)

    def _is_complete(self, groups: tuple[Group, ...], reaching: tuple[str, ...]) -> bool:
        """Whether every rule is accounted for: none is passed over because a value does not name it."""
        names = [name for group in groups for name in group.rules]
        return len(names) + len(reaching) == len(self._rules) and self._rules.keys() == {*names, *reaching}

    def _run(
        self, manuscript: Manuscript, valid: tuple[Group, ...], reaching: tuple[str, ...], names: list[str]
    ) -> list[Found]:
        """Runs the rules `names` and takes note of what they find; of the others, `valid` groups hold."""
        by_touched: dict[tuple[str, ...], tuple[list[str], list[Found]]] = {}
        reached: list[Found] = self._reach(manuscript, reaching)
        for name in names:
            found = [(name, item) for item in self._rules[name].check_article(manuscript, self._witness)]
            touched = touched_by(self._witness)
            if self._values.keys() >= set(touched):
                rules, all_found = by_touched.setdefault(touched, ([], []))
                rules.append(name)
                all_found += found
            else:
                reaching += (name,)
                reached += found
        new = [
            Group(touched, self._stamp(touched), tuple(rules), tuple(found))
            for touched, (rules, found) in by_touched.items()
        ]
        manuscript.memory.remember((*valid, *new), reaching)
        return [item for group in (*valid, *new) for item in group.found] + reached

    def _reach(self, manuscript: Manuscript, names: tuple[str, ...]) -> list[Found]:
        """Runs rules that look at other articles, and keeps nothing."""
        return [(name, item) for name in names for item in self._rules[name].check_article(manuscript, self._context)]

    def _stamp(self, touched: tuple[str, ...]) -> bytes:
        if touched not in self._stamps:
            self._stamps[touched] = digest_of(*(self._value(part) for part in touched))
        return self._stamps[touched]

    def _value(self, part: str) -> str:
        """A part of the base that is small enough to have a digest of its own; empty for one that we do not know."""
        return self._values.get(part, "")

    @cached_property
    def _values(self) -> dict[str, str]:
        data = self._context.data
        words = repr(replace(data, present=frozenset()))  # a set has no order
        return {"today": str(self._context.today), "data": f"{sorted(data.present)} {words}"}
