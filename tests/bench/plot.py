"""The plot of the article about speed: SVG that can be read on a white and on a dark page."""

from collections.abc import Iterator, Sequence
from html import escape

from tests.bench.figures import Figures
from tests.bench.texts import number, text

GREY, OWN, OTHER = "#737d8c", "#2f7d5b", "#8a94a6"
"""Each has a contrast of at least 3 to 1 on white and on the dark background."""
WIDTH, LEFT, BAR, GAP, HEAD = 720, 190, 26, 12, 44
FONT = "system-ui, -apple-system, 'Segoe UI', Vazirmatn, 'Noto Sans', sans-serif"
Bars = Sequence[tuple[str, float]]


def plot(figures: Figures, language: str) -> str:
    """Two groups of bars, at the largest size at which the others were measured: cold, and after one edit."""
    tools = sorted({row.tool for row in figures.rows.values()} - {"kbtool"})
    size = max((size for tool in tools for size in figures.sizes("build, cold", tool)), default=0)
    groups = [
        (text("plot cold", language, number(size, language)), _bars(figures, "build, cold", size, tools)),
        (text("plot edit", language), _bars(figures, "build, one edit", size, tools)),
    ]
    lines, top = [], 0
    for title, bars in groups:
        lines += list(_group(title, bars, top, language))
        top += HEAD + len(bars) * (BAR + GAP) + GAP
    title, description = groups[0][0], "; ".join(f"{name} {value:.1f}" for _, bars in groups for name, value in bars)
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {top}" width="{WIDTH}" height="{top}"'
            f' role="img" aria-labelledby="t d" font-family="{FONT}">',
            f'<title id="t">{escape(title)}</title>',
            f'<desc id="d">{escape(description)}</desc>',
            *lines,
            "</svg>\n",
        ]
    )


def _bars(figures: Figures, step: str, size: int, tools: Sequence[str]) -> Bars:
    found = ((tool, figures.find(step, size, tool)) for tool in ("kbtool", *tools))
    return [(tool, row.processor) for tool, row in found if row]


def _group(title: str, bars: Bars, top: int, language: str) -> Iterator[str]:
    yield _text(WIDTH / 2, top + 26, title, "middle", 700)
    longest = max((value for _, value in bars), default=1)
    for i, (name, value) in enumerate(bars):
        y = top + HEAD + i * (BAR + GAP)
        width = max(2, (WIDTH - LEFT - 90) * value / longest)
        colour = OWN if name == "kbtool" else OTHER
        yield _text(LEFT - 12, y + 19, name, "end", 700 if name == "kbtool" else 400)
        yield f'<rect x="{LEFT}" y="{y}" width="{width:.1f}" height="{BAR}" rx="4" fill="{colour}"/>'
        yield _text(LEFT + width + 10, y + 19, number(value, language), "start", 400)


def _text(x: float, y: float, words: str, anchor: str, weight: int) -> str:
    style = f'font-size="17" fill="{GREY}" text-anchor="{anchor}" font-weight="{weight}"'
    return f'<text x="{x:.1f}" y="{y:.1f}" {style}>{escape(words)}</text>'
