"""What the cards of an edition look like, from the settings and the fonts at hand."""

from pathlib import Path

from kbtool.config import Configuration
from kbtool.content.media.file_types import ending
from kbtool.errors import KbError
from kbtool.site.brand import COLOUR
from kbtool.site.cards.card import CardStyle
from kbtool.site.cards.font import Font
from kbtool.site.cards.font_file import characters
from kbtool.site.cards.system_fonts import system_fonts
from kbtool.site.view import View

ACCENT = "#2459b8"
"""That of the theme."""
PICTURES = frozenset({"png", "jpg", "jpeg", "gif", "webp"})
"""Kinds of logos that can be drawn; others are left out."""
NO_FONTS = (
    "extra.kbtool.cards: there is no font Noto Sans here; "
    "install fonts-noto-core (and fonts-noto-cjk), or name font files under extra.kbtool.card_fonts"
)


def card_style(view: View) -> CardStyle:
    """The style of an edition's cards. Raises KbError where fonts are missing or are none."""
    configuration, language = view.configuration, view.language
    own = tuple(_own_font(configuration, name) for name in configuration.settings.card_fonts)
    style = CardStyle(
        site_name=language.site_name,
        locale=language.locale,
        direction=language.direction,
        accent=configuration.accent if COLOUR.fullmatch(configuration.accent) else ACCENT,
        logo=_logo(configuration),
        bold=own or system_fonts(language.locale, "Bold"),
        regular=own or system_fonts(language.locale, "Regular"),
    )
    if not style.bold or not style.regular:
        raise KbError(NO_FONTS)
    return style


def _own_font(configuration: Configuration, name: str) -> Font:
    path = configuration.root / name
    place = f"{configuration.path}: extra.kbtool.card_fonts"
    if configuration.root not in path.resolve().parents or not path.is_file():
        raise KbError(f"{place}: there is no file {name} below this folder")
    font = Font(str(path))
    if not characters(font):
        raise KbError(f"{place}: {name} is no font")
    return font


def _logo(configuration: Configuration) -> bytes:
    path = Path(configuration.docs_dir, configuration.logo)
    return path.read_bytes() if configuration.logo and ending(configuration.logo) in PICTURES else b""
