"""An image that stands for a page."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Image:
    """An image that the page shows."""

    url: str
    """Absolute."""
    alt: str
    width: int | None = None
    """In pixels; None where it is not known."""
    height: int | None = None
