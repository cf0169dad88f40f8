"""A film on a page, as far as search engines ask for it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Video:
    """A film of which all is known that search engines require."""

    name: str
    thumbnail_url: str
    """Absolute; the still picture that stands for it."""
    uploaded: str
    """The day readers first had it: `2026-11-22`."""
    content_url: str
    """Absolute address of the film itself."""
