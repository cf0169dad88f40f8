"""Draws cards.

The same text, style, fonts and Pillow give the same bytes; other fonts, such as those of another machine, give others.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property
from io import BytesIO

from PIL import Image, ImageColor, ImageDraw

from kbtool.site.cards.card import HEIGHT, WIDTH, CardStyle, CardText
from kbtool.site.cards.logo import read_logo
from kbtool.site.cards.typesetter import Line, Typesetter, places, text_width

GROUND, TEXT, QUIET = "#ffffff", "#1f242b", "#59616d"
MARGIN = 84
ROOM = WIDTH - 2 * MARGIN
SIZES = ((84, 2), (68, 3), (56, 4))
"""Of a title, in pixels, and how many lines of it there is room for: the largest that fits."""
LEADING = {"ltr": 1.24, "rtl": 1.36}
"""Arabic letters reach further down."""
SMALL, LABEL = 36, 36
LABEL_GAP = 28
HEAD_MIDDLE, LAST_BASELINE = 112, 522
BAR = 16
LEVEL = 6
SHADES = 32
"""Of each ink, from the ground to the full colour: smooth edges in a small file."""

ABOVE, BELOW = 1.4, 0.8
"""How far letters may reach from their baseline, in sizes."""
FAINT = 4
IS_DRAWN = [0] * FAINT + [255] * (256 - FAINT)

Placed = tuple[float, float, Line]
"""Left end, baseline, and what stands there."""


class CardPress:
    """Draws the cards of one edition."""

    def __init__(self, style: CardStyle) -> None:
        """Raises OSError or ValueError for a logo that cannot be read."""
        self._style = style
        self._logo = read_logo(style.logo, GROUND) if style.logo else None
        self._bold = Typesetter(style.bold, style.locale, style.direction)
        self._regular = Typesetter(style.regular, style.locale, style.direction)

    def draw(self, text: CardText) -> bytes:
        """A PNG file of 1200 × 630 pixels."""
        title, top = self._title(text.title)
        picture = Image.new("L", (WIDTH, HEIGHT), 0)
        for number, lines in enumerate((title, self._head(text), self._label(text.section, top))):
            _print(picture, lines, number)
        picture.paste(3 * SHADES - 1, (0, HEIGHT - BAR, WIDTH, HEIGHT))
        if self._logo:
            left = MARGIN if self._style.direction == "ltr" else WIDTH - MARGIN - self._logo.width
            picture.paste(self._logo.indexes(3 * SHADES), (left, HEAD_MIDDLE - self._logo.height // 2))
        return self._encoded(picture)

    def _title(self, title: str) -> tuple[list[Placed], float]:
        """The lines of the title, and the height at which the first has its baseline less its size."""
        size, lines = self._bold.lines(title, SIZES, ROOM)
        step = size * LEADING[self._style.direction]
        first = LAST_BASELINE - step * (len(lines) - 1)
        placed = [(self._left(line), first + step * number, line) for number, line in enumerate(lines)]
        return placed, first - size

    def _head(self, text: CardText) -> Iterator[Placed]:
        """The site's name beside its logo; not where the title says it."""
        indent = self._logo.width + 24 if self._logo else 0
        if text.title != self._style.site_name:
            line = self._regular.line(self._style.site_name, SMALL, ROOM - indent)
            yield self._left(line, indent), HEAD_MIDDLE + SMALL * 0.36, line

    def _label(self, section: str, top: float) -> Iterator[Placed]:
        if section:
            line = self._regular.line(section, LABEL, ROOM)
            yield self._left(line), top - LABEL_GAP, line

    def _left(self, line: Line, indent: float = 0) -> float:
        is_ltr = self._style.direction == "ltr"
        return MARGIN + indent if is_ltr else WIDTH - MARGIN - indent - text_width(line)

    def _encoded(self, picture: Image.Image) -> bytes:
        picture.putpalette(self._palette)
        file = BytesIO()
        picture.save(file, "PNG", compress_level=LEVEL)
        return file.getvalue()

    @cached_property
    def _palette(self) -> bytes:
        """Shades of title, site name and label, then the colours of the logo."""
        inks = (_shades(colour) for colour in (TEXT, QUIET, self._style.accent))
        return b"".join(inks) + (self._logo.palette if self._logo else b"")


def _print(picture: Image.Image, lines: Iterable[Placed], number: int) -> None:
    """Puts text onto the picture in the shades of one ink."""
    for start, baseline, line in lines:
        size = max((run.font.size for run in line), default=0)
        top = round(baseline - ABOVE * size)
        mask = Image.new("L", (WIDTH, round((ABOVE + BELOW) * size)), 0)
        pen = ImageDraw.Draw(mask)
        for left, run in places(line, start):
            pen.text((left, baseline - top), run.text, 255, run.font, "ls", direction=run.direction)
        picture.paste(mask.point(_steps(number)), (0, top), mask.point(IS_DRAWN))


def _steps(number: int) -> list[int]:
    """Strength of ink → its place in the palette."""
    return [number * SHADES + round(value * (SHADES - 1) / 255) for value in range(256)]


def _shades(colour: str) -> bytes:
    ground, full = ImageColor.getrgb(GROUND), ImageColor.getrgb(colour)
    steps = (number / (SHADES - 1) for number in range(SHADES))
    return bytes(round(a + (b - a) * step) for step in steps for a, b in zip(ground, full, strict=False))
