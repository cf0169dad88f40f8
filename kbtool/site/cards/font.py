"""A font."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Font:
    """One face in a file; a collection (`.ttc`) has several."""

    path: str
    index: int = 0
