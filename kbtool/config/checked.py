"""Values from a file that people write: what their types say is checked by msgspec, what rules say when they are made.

`read_checked` takes the quick way. What it refuses goes to pydantic, which also reads `"10"` as a number, and else says
all that is wrong; to load it takes longer than to read everything, so that a base without faults never does.
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, ClassVar, TypeVar

import msgspec

Rule = Callable[[Any], None]
"""Raises ValueError for a value that does not do."""


class Checked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Values with rules. A pattern among their types ends with `\\Z`: before a last line end, `$` would match too."""

    rules: ClassVar[Mapping[str, Rule]] = {}
    """Field → what its value must keep."""

    def __post_init__(self) -> None:
        """Raises ValueError where a rule is broken."""
        for name, rule in self.rules.items():
            rule(getattr(self, name))
        self.check_together()

    def check_together(self) -> None:
        """Raises ValueError where values that are right by themselves do not go together."""


Kind = TypeVar("Kind", bound=Checked)


class WrongValuesError(ValueError):
    """Holds what is wrong: for each fault where it is, as keys and positions, and what is to be said of it."""

    def __init__(self, faults: list[tuple[tuple[str | int, ...], str]]) -> None:
        super().__init__("; ".join(message for _, message in faults))
        self.faults = faults


def read_checked(kind: type[Kind], values: object) -> Kind:
    """The values as `kind`. Raises WrongValuesError with all that is wrong."""
    try:
        msgspec.json.encode(values)  # raises for half of a surrogate pair, which pydantic takes for no text
        return msgspec.convert(values, kind)
    except (msgspec.MsgspecError, TypeError, ValueError, OverflowError, RecursionError):
        found: Kind = import_module("kbtool.config.validator").validated(kind, values)
        return found
