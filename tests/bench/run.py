"""`make bench`: what building, checking and verifying cost, at several sizes. Compare the ratios, not the seconds."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.generator import Writer, write_base
from tests.bench.measure import Cost, kbtool, measure

SIZES = (500, 2_000, 4_000)
LINE = "{:<16} {:>8} {:>12} {:>9} {:>10} {:>14} {:>11} {:>12}"
TITLES = ("command", "articles", "processor s", "clock s", "memory MB", "ms per article", "articles/s", "page bytes")
EDITED = "docs/en/category-0/section-0/article-1.md"


def main(sizes: tuple[int, ...]) -> None:
    """Prints a line for each command and size."""
    print(LINE.format(*TITLES))
    with TemporaryDirectory() as folder:
        for size in sizes:
            base = Path(folder) / str(size)
            write_base(base, size)
            measure_check(base, size)
            print_row("build", size, measure(kbtool("build"), base), average_page(base / "site" / "public"))
            measure_verify(base, size)


def measure_check(base: Path, size: int) -> None:
    """Checks with an empty store, with nothing changed since, after one edit, and without any store."""
    print_row("check, cold", size, measure(kbtool("check"), base))
    print_row("check, warm", size, measure(kbtool("check"), base))
    article = base / EDITED
    article.write_text(f"{article.read_text(encoding='utf-8')}\nOne sentence more.\n", encoding="utf-8")
    print_row("check, one edit", size, measure(kbtool("check"), base))
    print_row("check --no-cache", size, measure(kbtool("check", "--no-cache"), base))


def measure_verify(base: Path, size: int) -> None:
    """Looks through the built site for what one article in eleven says, which came since and is internal."""
    writer = Writer("en", seed=2)
    for number in range(size // 10):
        text = writer.article(number, f"secret-{number}.md")
        article = base / "docs" / "en" / "internal" / f"secret-{number}.md"
        article.parent.mkdir(exist_ok=True)
        article.write_text(text.replace("---\n", "---\naudience: internal\n", 1), encoding="utf-8")
    print_row("verify", size, measure(kbtool("verify", "--audience", "public"), base))


def print_row(name: str, size: int, cost: Cost, page: int = 0) -> None:
    """One measurement; articles per second of processor time."""
    figures = (f"{cost.processor:.1f}", f"{cost.clock:.1f}", f"{cost.memory / 1e6:.0f}")
    rates = (f"{1000 * cost.processor / size:.2f}", f"{size / cost.processor:,.0f}")
    print(LINE.format(name, size, *figures, *rates, page or ""), flush=True)


def average_page(site: Path) -> int:
    """Bytes of HTML of an article's page, on average."""
    sizes = [path.stat().st_size for path in site.rglob("article-*/index.html")]
    return sum(sizes) // len(sizes)


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
