"""Sees what a rule looks at beside the article: what it has looked at is what its findings depend on."""

from typing import Any

from kbtool.lint.context import Context

COVERED = "configuration"
"""Every digest covers it."""


class Witness(Context):
    """A context that takes note of the parts a rule asks for."""

    def __init__(self, context: Context) -> None:
        vars(self).update(_context=context, _touched=set())

    def __getattribute__(self, name: str) -> Any:
        if name.startswith("_"):
            return super().__getattribute__(name)
        if name != COVERED:
            self._touched.add(name)
        return getattr(self._context, name)


def touched_by(witness: Witness) -> tuple[str, ...]:
    """The parts that were asked for since the last call, sorted."""
    touched: set[str] = witness._touched
    found = tuple(sorted(touched))
    touched.clear()
    return found
