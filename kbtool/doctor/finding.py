"""The answer of one examination."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How it stands."""

    OK = "ok"
    WARNING = "warning"
    """Worth knowing; the sites are right all the same, or will stop being so some day."""
    ERROR = "error"
    """Something does not work, or a site says what is not true."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, how it stands, and what to do."""

    name: str
    """`shallow-clone`; stays the same for scripts."""
    state: State
    what: str
    """What is so, with the value; lower case, no full stop."""
    remedy: str = ""
    """What to do, imperative; empty where nothing is to be done."""


def fine(name: str, what: str) -> Finding:
    """Nothing to do."""
    return Finding(name, State.OK, what)
