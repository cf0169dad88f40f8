"""Which cards an edition has, and their making.

What a card shows is known before it is drawn, and so is its name: pages can say it, and it is drawn when there is time.
"""

from collections.abc import Iterable, Iterator

import PIL
from PIL import features

from kbtool.errors import KbError
from kbtool.site.cards.bidi import check_library
from kbtool.site.cards.card import FOLDER, CardStyle, CardText
from kbtool.site.cards.drawing import CardPress
from kbtool.site.cards.font_choice import choose_fonts, lacks_letters
from kbtool.site.cards.font_file import font_digest
from kbtool.store.digests import code_digest, digest_of
from kbtool.store.store import Store

SHELF = "cards"
SUFFIX = ".png"


def check_libraries() -> None:
    """Raises KbError where text cannot be shaped."""
    try:
        check_library()
    except OSError as error:
        raise KbError("extra.kbtool.cards needs FriBidi; install libfribidi0 (Debian) or fribidi") from error
    if not features.check("raqm"):
        raise KbError("extra.kbtool.cards needs a Pillow that has Raqm; pip install --force-reinstall Pillow brings it")


def card_path(text: CardText, style: CardStyle) -> str:
    """Where the card lies below the folder of its language: its name is the digest of all that its bytes depend on.

    Empty where no font has a letter of it. Raises KbError where a font cannot be read.
    """
    small = f"{style.site_name} {text.section}"
    try:
        bold, regular = choose_fonts(text.title, style.bold), choose_fonts(small, style.regular)
        if lacks_letters(text.title, bold) or lacks_letters(small, regular):
            return ""
        fonts = sorted((font_digest(font.path), font.index) for font in {*bold, *regular} if font)
    except OSError as error:
        raise KbError(f"{error.filename}: {error.strerror}") from error
    parts = (text.title, text.section, style.site_name, style.locale, style.direction, style.accent, style.logo)
    name = digest_of(code_digest("site/cards"), PIL.__version__, *parts, repr(fonts)).hex()
    return f"{FOLDER}/{name}{SUFFIX}"


def draw_cards(texts: Iterable[tuple[str, CardText]], style: CardStyle, store: Store) -> Iterator[tuple[str, bytes]]:
    """The cards at these paths, each once; those that the store has are not drawn again.

    Raises KbError for a logo that is no picture.
    """
    press = _press(style)
    for path, text in dict(texts).items():
        key = bytes.fromhex(path.rpartition("/")[2].removesuffix(SUFFIX))
        data = store.find(SHELF, [key]).get(key)
        if data is None:
            data = press.draw(text)
            store.keep(SHELF, {key: data})
        yield path, data


def _press(style: CardStyle) -> CardPress:
    try:
        return CardPress(style)
    except (OSError, ValueError) as error:
        raise KbError(f"theme.logo cannot be drawn on cards: {error}") from error
