"""What a rule reports about a finished site."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One file of the site, and what is wrong with it."""

    path: str
    """Below the site's folder."""
    message: str
    """What is wrong, with the value; lower case, no full stop. Never a restricted text: logs are read by many."""
    hint: str = ""
    """What to do, imperative; empty where the rule's own hint says it."""
