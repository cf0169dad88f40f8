"""Text in lines: fonts by character, directions, places to break, and an ellipsis where it is too long."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from PIL import ImageFont

from kbtool.site.cards.bidi import levels
from kbtool.site.cards.breaks import pieces
from kbtool.site.cards.font import Font
from kbtool.site.cards.font_choice import choose_fonts

ELLIPSIS = "…"
JOINERS = frozenset("\u200c\u200d")
BREAKS = frozenset({"Cc", "Cs", "Zl", "Zp"})
LOOSE_ENDS = " .,;:،؛、，。：；-–—"
MEASURED = 64
"""Widths grow with the size of the letters: pieces of text are measured in this one."""
STEP = 20
"""Pixels by which lines are narrowed to make them equally long."""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters next to each other that one font draws in one direction."""

    text: str
    font: ImageFont.FreeTypeFont
    direction: str
    width: float


Line = tuple[Run, ...]
"""From left to right as seen."""


@dataclass(frozen=True, slots=True)
class _Part:
    """What stays together in a line, with the pixels it takes, and those of the blanks at its end."""

    text: str
    width: float
    blank: float


@dataclass(frozen=True, slots=True)
class Typesetter:
    """Sets texts of one language in some fonts; each character in the first one that has it."""

    fonts: tuple[Font, ...]
    locale: str
    direction: str

    def line(self, text: str, size: int, width: int) -> Line:
        """The text in one line no wider than `width` pixels."""
        return next(iter(self.lines(text, ((size, 1),), width)[1]), ())

    def lines(self, text: str, sizes: Sequence[tuple[int, int]], width: int) -> tuple[int, list[Line]]:
        """The size and the lines of a text, all about equally long.

        `sizes` are sizes of letters, each with the number of lines that there is room for: the first that is enough is
        taken. Where none is, the text ends in an ellipsis.
        """
        fits = [(size, most, width * MEASURED / size) for size, most in sizes]
        parts = self._parts(text, fits[-1][2])
        for size, most, room in fits:
            if _widest(parts) <= room and len(_fill(parts, room)) <= most:
                return size, self._set(_fill(parts, _least_width(parts, room)), size)
        size, most, room = fits[-1]
        return size, self._set(self._shortened(parts, room, most), size)

    def _shortened(self, parts: Sequence[_Part], width: float, most: int) -> list[list[_Part]]:
        """As much as fits into so many lines, with an ellipsis; `width` in measured pixels."""
        kept = [part for line in _fill(parts, width)[:most] for part in line]
        while kept:
            last = kept.pop().text.rstrip(LOOSE_ENDS)
            shorter = [*kept, *([self._part(last + ELLIPSIS)] if last else [])]
            if last and len(lines := _fill(shorter, width)) <= most:
                return lines
        return []

    def _parts(self, text: str, room: float) -> list[_Part]:
        """Pieces that stay together; those wider than a line come apart anywhere."""
        whole = map(self._part, pieces(_plain(text)))
        return [part for piece in whole for part in (map(self._part, piece.text) if piece.width > room else (piece,))]

    def _part(self, text: str) -> _Part:
        shown = text.rstrip()
        blanks = len(text) - len(shown)
        return _Part(text, self._width(shown), blanks * self._width(" ") if blanks else 0)

    def _width(self, text: str) -> float:
        return sum(run.width for run in self._runs(text, levels(text, self.direction), MEASURED))

    def _set(self, lines: Sequence[Sequence[_Part]], size: int) -> list[Line]:
        """Directions follow from the whole text; each line is put in its order alone (UAX 9, L2)."""
        texts = ["".join(part.text for part in line) for line in lines]
        found, start, made = levels("".join(texts), self.direction), 0, []
        for text in texts:
            shown = text.rstrip()
            made.append(tuple(self._runs(shown, found[start : start + len(shown)], size)))
            start += len(text)
        return made

    def _runs(self, text: str, found: Sequence[int], size: int) -> list[Run]:
        marked = zip(text, found, choose_fonts(text, self.fonts), strict=True)
        groups = [
            (level, self._run("".join(one for one, _, _ in group), font, level, size))
            for (level, font), group in groupby(marked, lambda item: (item[1], item[2]))
            if font
        ]
        return _in_order(groups)

    def _run(self, text: str, font: Font, level: int, size: int) -> Run:
        direction, face = "rtl" if level % 2 else "ltr", _face(font, size)
        return Run(text, face, direction, face.getlength(text, direction=direction, language=self.locale))


def _in_order(groups: list[tuple[int, Run]]) -> list[Run]:
    """From the highest level to the lowest odd one, runs of at least that level are turned round (UAX 9, L2)."""
    for bound in range(max((level for level, _ in groups), default=0), 0, -1):
        turned: list[tuple[int, Run]] = []
        place = 0
        for level, run in groups:
            if level >= bound:
                turned.insert(place, (level, run))
            else:
                turned.append((level, run))
                place = len(turned)
        groups = turned
    return [run for _, run in groups]


def _plain(text: str) -> str:
    """The text without control characters and marks that turn directions round; joiners stay."""
    kept = (one for one in text if one in JOINERS or unicodedata.category(one) != "Cf")
    return " ".join("".join(" " if unicodedata.category(one) in BREAKS else one for one in kept).split())


def _fill(parts: Sequence[_Part], width: float) -> list[list[_Part]]:
    """Each line takes as many parts as fit."""
    lines: list[list[_Part]] = []
    used = 0.0
    for part in parts:
        if not lines or used + part.width > width:
            lines.append([])
            used = 0.0
        lines[-1].append(part)
        used += part.width + part.blank
    return lines


def _least_width(parts: Sequence[_Part], width: float) -> float:
    """The narrowest lines that are no more of them."""
    count, least = len(_fill(parts, width)), _widest(parts) + STEP
    while count > 1 and width > least and len(_fill(parts, width - STEP)) == count:
        width -= STEP
    return width


def _widest(parts: Sequence[_Part]) -> float:
    return max((part.width for part in parts), default=0)


def text_width(line: Line) -> float:
    """In pixels."""
    return sum(run.width for run in line)


@lru_cache(maxsize=64)
def _face(font: Font, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(font.path, size, font.index, layout_engine=ImageFont.Layout.RAQM)


def places(line: Line, left: float) -> Iterator[tuple[float, Run]]:
    """Where each run starts."""
    for run in line:
        yield left, run
        left += run.width
