"""`make bench`: what building and checking cost, at three sizes. Compare the ratios, not the seconds."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.generator import write_base
from tests.bench.measure import Cost, kbtool, measure

SIZES = (500, 2_000, 5_000)
LINE = "{:<9} {:>8} {:>12} {:>9} {:>10} {:>14} {:>12}"


def main(sizes: tuple[int, ...]) -> None:
    """Prints a line for each command and size."""
    print(LINE.format("command", "articles", "processor s", "clock s", "memory MB", "ms per article", "page bytes"))
    with TemporaryDirectory() as folder:
        for size in sizes:
            base = Path(folder) / str(size)
            write_base(base, size)
            print_row("build", size, measure(kbtool("build"), base), average_page(base / "site" / "public"))
            print_row("check", size, measure(kbtool("check"), base), 0)


def print_row(name: str, size: int, cost: Cost, page: int) -> None:
    """One measurement."""
    figures = (f"{cost.processor:.1f}", f"{cost.clock:.1f}", f"{cost.memory / 1e6:.0f}")
    print(LINE.format(name, size, *figures, f"{1000 * cost.processor / size:.1f}", page or ""), flush=True)


def average_page(site: Path) -> int:
    """Bytes of HTML of an article's page, on average."""
    sizes = [path.stat().st_size for path in site.rglob("article-*/index.html")]
    return sum(sizes) // len(sizes)


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
