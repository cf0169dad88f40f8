"""The tables of the article about speed, made from the figures."""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from tests.bench.figures import Figure, Figures
from tests.bench.plot import plot
from tests.bench.texts import LANGUAGES, digits, number, text

DOCS = Path(__file__).parents[2] / "docs"
ARTICLE = "administer/publish/how-fast-it-is.md"
TABLE = re.compile(r"(?:^\|.*\n)+", re.MULTILINE)
MISSING = "–"
BUILDS = (
    *("build, cold", "build, cold, one process", "build, no site but a store", "build, new template"),
    *("build, new title", "build, one edit", "build, nothing changed"),
)
COMMANDS = (
    *("check, cold", "check, one edit", "check, nothing changed", "verify", "list", "--version"),
    *("serve, cold start", "serve, warm start", "serve, saved article", "serve, saved title"),
)
Rows = Iterator[Sequence[str]]


def write_article(figures: Figures, docs: Path = DOCS) -> None:
    """Puts the tables into the article, in the order in which they stand there, and the plot beside it."""
    for language in LANGUAGES:
        path = docs / language / ARTICLE
        tables = iter([table(rows) for rows in all_tables(figures, language)])
        # The last table of the article is that of the commands, which no figure changes.
        written = TABLE.sub(lambda found: next(tables, found[0]), path.read_text(encoding="utf-8"))  # noqa: B023
        path.write_text(written, encoding="utf-8")
        path.with_suffix(".svg").write_text(plot(figures, language), encoding="utf-8")


def table(rows: Rows) -> str:
    """Markdown; all columns but the first hold numbers. What was never measured is a row of dashes."""
    cells = list(rows)
    cells = cells if cells[1:] else [*cells, [MISSING] * len(cells[0])]
    lines = [f"| {' | '.join(row)} |" for row in cells]
    ruler = "|---" + "|--:" * (lines[0].count("|") - 2) + "|"
    return "\n".join([lines[0], ruler, *lines[1:]]) + "\n"


def all_tables(figures: Figures, language: str) -> tuple[Rows, ...]:
    """In the order of the article."""
    return (
        beside_others(figures, language),
        by_size(figures, language, BUILDS),
        by_size(figures, language, COMMANDS),
        nine_editions(figures, language),
        machine(figures, language),
    )


def beside_others(figures: Figures, language: str) -> Rows:
    """All site generators, at each size at which others were measured."""
    word = partial(text, language=language)
    names = ("cold processor", "cold clock", "edit processor", "edit clock", "memory", "disk", "page")
    yield [word("generator"), word("articles"), *map(word, names)]
    tools = sorted({row.tool for row in figures.rows.values()} - {"kbtool"})
    for size in sorted({size for tool in tools for size in figures.sizes("build, cold", tool)}):
        for tool in ("kbtool", *tools):
            rows = [figures.find(step, size, tool) for step in ("build, cold", "build, one edit")]
            own = [figures.find(step, size) for step in ("build, cold", "build, one edit")]
            costs = (shown for pair in zip(rows, own, strict=True) for shown in compared(*pair, language))
            sizes = (cell(rows[0], name, language, 1e6) for name in ("memory", "disk"))
            name = f"{tool} {rows[0].version}" if rows[0] else tool
            yield [name, number(size, language), *costs, *sizes, cell(rows[0], "page", language, 1e3)]


def compared(row: Figure | None, own: Figure | None, language: str) -> tuple[str, str]:
    """Processor seconds, with how many times ours they are in brackets, and clock seconds."""
    processor = cell(row, "processor", language)
    if row and own and row.tool != own.tool:
        processor += f" ({number(row.processor / own.processor, language)}×)"
    return processor, cell(row, "clock", language)


def by_size(figures: Figures, language: str, steps: Sequence[str]) -> Rows:
    """What kbtool needs at each size: processor and clock seconds; the memory at the largest."""
    sizes = figures.sizes("build, cold")
    titles = (text("of articles", language, number(size, language)) for size in sizes)
    yield [text("command", language), *titles, text("memory", language)]
    for step in steps:
        rows = [figures.find(step, size) for size in sizes]
        if not any(rows):
            continue
        costs = (
            f"{cell(row, 'processor', language)} / {cell(row, 'clock', language)}" if row else MISSING for row in rows
        )
        yield [text(step, language), *costs, cell(rows[-1] if rows else None, "memory", language, 1e6)]
        if any(row and row.live for row in rows):
            yield [text("until live", language), *(cell(row, "live", language) for row in rows), MISSING]


def nine_editions(figures: Figures, language: str) -> Rows:
    """All editions at once, and what their pages would cost at the price of sites of one language."""
    names = ("articles", "pages", "processor", "clock", "memory")
    yield [text("what", language), *(text(name, language) for name in names)]
    for size in figures.sizes("build, cold", base="9 editions"):
        nine = figures.find("build, cold", size, base="9 editions")
        alone = {name: figures.find("build, cold", size, base=f"{name} alone") for name in LANGUAGES}
        yield edition_row(text("nine", language), nine, size, language)
        bound = price_of_pages(nine, [row for row in alone.values() if row])
        pages = cell(nine, "pages", language)
        shown = number(bound, language) if bound else MISSING
        yield [text("sum", language), number(size, language), pages, shown, MISSING, MISSING]
        for name, row in alone.items():
            yield edition_row(text("alone", language, text(name, language)), row, size, language)


def price_of_pages(nine: Figure | None, alone: Sequence[Figure]) -> float:
    """Processor seconds of so many pages, a third in each language, at what a page costs there; 0 when not known."""
    if not nine or len(alone) != len(LANGUAGES):
        return 0
    return sum(nine.pages / len(alone) * row.processor / row.pages for row in alone)


def edition_row(name: str, row: Figure | None, size: int, language: str) -> Sequence[str]:
    """Pages and costs."""
    costs = (cell(row, key, language) for key in ("pages", "processor", "clock"))
    return [name, number(size, language), *costs, cell(row, "memory", language, 1e6)]


def machine(figures: Figures, language: str) -> Rows:
    """What everything was measured on, when, and what else it was doing."""
    yield [text("machine", language), text("value", language)]
    for key in ("processor", "cores", "memory_gb", "system", "python"):
        name = text("processor model" if key == "processor" else key, language)
        yield [name, str(figures.machine.get(key, MISSING))]
    runs = sorted({row.runs for row in figures.rows.values()})
    yield [text("runs", language), digits(", ".join(map(str, runs)), language)]
    days = sorted({row.day for row in figures.rows.values()})
    yield [text("days", language), digits(", ".join(days), language)]
    yield [text("load", language), number(max((row.load for row in figures.rows.values()), default=0), language)]


def cell(row: Figure | None, name: str, language: str, unit: float = 1) -> str:
    """A number, or a dash when it is not known."""
    value = getattr(row, name) if row else 0
    return number(value / unit, language) if value else MISSING
