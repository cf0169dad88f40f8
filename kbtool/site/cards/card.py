"""What a card shows, and what all cards of an edition share."""

from dataclasses import dataclass

from kbtool.site.cards.font import Font

WIDTH, HEIGHT = 1200, 630
"""Pixels, the shape that networks show whole (The Open Graph protocol; Twitter cards)."""

FOLDER = "assets/cards"
"""Below that of the language."""


@dataclass(frozen=True, slots=True)
class CardText:
    """The words of one card."""

    title: str
    section: str = ""
    """What the page belongs to; empty for none."""


@dataclass(frozen=True, slots=True)
class CardStyle:
    """What the cards of one edition share. It can be handed to another process."""

    site_name: str
    locale: str
    direction: str
    accent: str
    """`#rrggbb`."""
    logo: bytes
    """A PNG, JPEG, GIF or WebP file; empty for none."""
    bold: tuple[Font, ...]
    """For titles; the first that has a character draws it."""
    regular: tuple[Font, ...]
    """For all else."""
