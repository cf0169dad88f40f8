"""Who may read something, in two states whose audiences may differ."""

from collections.abc import Iterable

from kbtool.config import Settings

EVERYONE = "*"
"""Beside the widest audience, whatever its name: nobody can be added to these readers."""
NOBODY: frozenset[str] = frozenset()


def readers_of(audience: str | None, settings: Settings) -> frozenset[str]:
    """The audiences whose sites show what is for `audience`."""
    if audience not in settings.audiences:
        return NOBODY
    reach = settings.audiences[settings.audiences.index(audience) :]
    return frozenset((*reach, EVERYONE) if audience == settings.widest else reach)


def has_gained(before: frozenset[str], after: frozenset[str]) -> bool:
    """Whether somebody may read it now who could not before."""
    return EVERYONE not in before and not after <= before


def widest_of(readers: Iterable[str], settings: Settings) -> str:
    """The name of the widest audience among readers; `nobody` for none."""
    found = set(readers)
    return next((audience for audience in settings.audiences if audience in found), "nobody")
