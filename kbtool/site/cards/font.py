"""A font."""

from msgspec import Struct


class Font(Struct, frozen=True):
    """One face in a file; a collection (`.ttc`) has several."""

    path: str
    index: int = 0
