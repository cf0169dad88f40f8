"""The Markdown of an article below its front matter.

How long articles are and what stands in them follows the largest corpus of product documentation that the speed of
site generators was studied on. Beside it what is written here, 2,000 articles in English, each figure per article; in
brackets how many have any:

    bytes: median, mean       3,817  6,080             3,135  4,572 (those of the study of 10,429 articles: 5,300)
    bytes: 10 %, 90 %, 99 %   753  15,068  36,069      1,160  9,437  27,254
    headings                  6.0                      5.9
    blocks of code            4.5 (53 %), 16 %         2.2 (44 %), 15 % of the characters
    items of lists            13.1, nested in 48 %     11.6, nested in 47 %
    links inside, outside     6.6, 4.4                 3.6, 1.2
    images                    1.1 (25 %)               0.5 (32 %)
    notes, tabs               1.2 (46 %), 0.5 (7 %)    0.5 (33 %), 0.4 (13 %)
    tables                    0.2 (13 %)               0.2 (18 %)
    spans of code, bold       12.1, 4.4                1.7, 2.9

Help centres for customers have shorter articles and less code than that manual of a data centre.
"""

from collections.abc import Callable, Iterator
from random import Random

from tests.bench.code import code_block, code_span
from tests.bench.words import COLONS, COMMAS, STOPS, Words

MEDIAN, SPREAD, LEAST, MOST = 2_400, 1.0, 350, 26_000
"""Planned bytes of English text, log-normal; markup comes on top."""
BYTES_PER_WORD = 6.6
NOTES = ("note", "note", "tip", "warning", "danger")
TABS = {"en": ("Windows", "macOS", "Linux"), "zh": ("Windows", "macOS", "Linux"), "fa": ("ویندوز", "مک", "لینوکس")}
PICTURES = ("screen-1.png", "screen-2.png")
"""Lie in the folder of each section."""


class ArticleText:
    """Writes one article. What it consists of is drawn from `shape`, alike in all languages; the words are not."""

    def __init__(self, words: Words, shape: Random, links: Callable[[], str]) -> None:
        """`links` gives the address of another article each time it is called, or nothing when there is none."""
        self.words, self.shape, self.links = words, shape, links
        self.is_technical = shape.random() < 0.55
        self.left = min(MOST, max(LEAST, MEDIAN * shape.lognormvariate(0, SPREAD)))

    def blocks(self) -> Iterator[str]:
        """An introduction, and sections until the article is as long as was planned."""
        yield self._paragraph(1 + self._below(3))
        level = 2
        while self.left > 0:
            yield f"{'#' * level} {self._phrase(2 + self._below(5))}"
            yield self._paragraph(1 + self._below(4))
            if self.left > 0 and self.shape.random() < 0.85:
                yield from self._extra()
            if self.left > 0 and self.shape.random() < 0.35:
                yield self._paragraph(1 + self._below(3))
            level = 2 if self.shape.random() < 0.68 else 3

    def _extra(self) -> Iterator[str]:
        kind = self.shape.random()
        if self.is_technical and kind < 0.6:
            yield self._code()
            if kind < 0.25:
                yield self._phrase(6 + self._below(8)) + COLONS[self.words.language]
                yield self._code()
        elif kind < 0.7:
            yield self._list(nested=self.shape.random() < 0.3)
        elif kind < 0.75:
            yield self._table()
        elif kind < 0.86:
            yield f"![{self._phrase(4)}]({PICTURES[self._below(2)]})"
        elif kind < 0.97:
            yield self._note()
        else:
            yield from self._tabs()

    def _below(self, number: int) -> int:
        return int(self.shape.random() * number)

    def _phrase(self, count: int) -> str:
        self.left -= count * BYTES_PER_WORD
        return self.words.phrase(count)

    def _paragraph(self, sentences: int) -> str:
        stop = STOPS[self.words.language]
        return "".join(self._sentence() + stop for _ in range(sentences)).rstrip()

    def _sentence(self) -> str:
        """Eight to 22 words; some carry a link, a span of code or a stress."""
        count, mark = 8 + self._below(15), self.shape.random()
        if mark > 0.5:
            return self._phrase(count)
        head = self._phrase(count // 2)
        tail = self._phrase(count - count // 2)
        gap = self.words.gap
        if mark < 0.22:
            return f"{head}{gap or ' '}{self._inline(mark)}{gap or ' '}{tail[:1].lower()}{tail[1:]}"
        if mark < 0.32:
            return f"{head}{COMMAS[self.words.language]}{tail[:1].lower()}{tail[1:]}"
        address = self.links() if mark < 0.45 else f"https://www.example.org/{mark:.6f}".replace("0.", "")
        self.left -= 40
        return f"{head}{gap}[{tail}]({address})" if address else f"{head}{gap}{tail}"

    def _inline(self, mark: float) -> str:
        if self.is_technical and mark < 0.15:
            self.left -= 14
            return code_span(self.shape)
        text = self._phrase(1 + self._below(2))
        return f"**{text}**" if mark < 0.19 else f"*{text}*"

    def _list(self, nested: bool) -> str:
        marker = "1." if self.shape.random() < 0.5 else "-"
        lines = []
        for _ in range(2 + self._below(6)):
            text = self._sentence() if self.shape.random() < 0.35 else self._phrase(3 + self._below(10))
            lines.append(f"{marker} {text}")
            if nested and self.shape.random() < 0.5:
                lines += [f"    - {self._phrase(3 + self._below(6))}" for _ in range(1 + self._below(3))]
        return "\n".join(lines)

    def _code(self) -> str:
        text = code_block(self.shape)
        self.left -= len(text)
        return text

    def _table(self) -> str:
        columns = 2 + self._below(3)
        rows = [[self._phrase(1 + self._below(4)) for _ in range(columns)] for _ in range(4 + self._below(7))]
        lines = [f"| {' | '.join(row)} |" for row in rows]
        return "\n".join([lines[0], "|---" * columns + "|", *lines[1:]])

    def _note(self) -> str:
        title = f' "{self._phrase(3)}"' if self.shape.random() < 0.4 else ""
        return f"!!! {NOTES[self._below(len(NOTES))]}{title}\n    {self._paragraph(1 + self._below(3))}"

    def _tabs(self) -> Iterator[str]:
        for name in TABS[self.words.language][: 2 + self._below(2)]:
            inside = self._code() if self.is_technical else self._list(nested=False)
            yield f'=== "{name}"\n\n' + "\n".join(f"    {line}".rstrip() for line in inside.split("\n"))
