"""Did-you-mean for unknown names."""

from collections.abc import Iterable
from difflib import get_close_matches


def closest(name: str, known: Iterable[str]) -> str | None:
    """The known name most like `name`, or None when nothing is near."""
    by_folded = {candidate.casefold(): candidate for candidate in known}
    matches = get_close_matches(name.casefold(), by_folded, n=1, cutoff=0.6)
    return by_folded[matches[0]] if matches else None


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A hint that names the closest known name, else lists all of them."""
    names = sorted(known)
    near = closest(name, names)
    if near:
        return f"did you mean {near}?"
    return f"use one of: {', '.join(names)}" if names else ""
