"""`make bench`: what building, checking and serving cost at several sizes, beside other site generators.

    python -m tests.bench.run [--sizes 500,2000,10000] [--quick] [--peers with|without|only]

Prints a line for each figure as it comes. Unless it is quick, the figures take the place of those in figures.json, and
the article with the tables and the plot is written anew from all that stand there.
"""

import argparse
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.base import Base
from tests.bench.figures import Figure, Figures, read_figures, this_machine
from tests.bench.peers.peers import Peer, installed_peers
from tests.bench.rounds import run_rounds
from tests.bench.serving import measure_serving
from tests.bench.steps import Step, interleaved, kbtool_steps, peer_steps, step
from tests.bench.tables import write_article

SIZES = (500, 2_000, 10_000)
QUICK_SIZES = (500,)
MOST_FOR_EDITIONS = 2_000
"""Nine editions of more articles would take longer than all else together."""
LINE = "{:<18} {:<27} {:>10} {:>8} {:>4} {:>12} {:>9} {:>10} {:>8} {:>8} {:>11}"
TITLES = (
    "tool",
    "step",
    "base",
    "articles",
    "runs",
    "processor s",
    "clock s",
    "memory MB",
    "disk MB",
    "files",
    "page bytes",
)
Report = Callable[[Figure], None]


def main() -> None:
    """Measures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="", help="articles per language, with commas or blanks between")
    parser.add_argument("--quick", action="store_true", help="each measurement once; nothing is written")
    parser.add_argument("--peers", choices=("with", "without", "only"), default="with", help="other site generators")
    parser.add_argument("--rounds", type=int, default=0, help="how often to measure; 3, and once if it is quick")
    options = parser.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # where it is set, Python compiles each module at each start
    sizes = tuple(map(int, options.sizes.replace(",", " ").split())) or (QUICK_SIZES if options.quick else SIZES)
    peers = () if options.peers == "without" else installed_peers()
    figures = known_figures()

    def report(figure: Figure) -> None:
        print_figure(figure)
        figures.add(figure)
        if not options.quick:
            figures.write()

    print(LINE.format(*TITLES))
    rounds = options.rounds or (1 if options.quick else 3)
    for size in sizes:
        if options.peers == "only":
            measure_peers(size, peers, rounds, report)
        else:
            measure_size(size, peers, rounds, report)
    if options.peers != "only":
        measure_editions(min(max(sizes), MOST_FOR_EDITIONS), rounds, report)
    if not options.quick:
        finish(figures)


def known_figures() -> Figures:
    """What was measured on this machine before: figures of two machines say nothing about each other."""
    known, machine = read_figures(), this_machine()
    return known if known.machine == machine else Figures(machine)


def finish(figures: Figures) -> None:
    """Keeps the figures and writes the article."""
    figures.write()
    write_article(figures)


def measure_size(size: int, peers: Sequence[Peer], rounds: int, report: Report) -> None:
    """Everything about a base in one language that all may read."""
    with TemporaryDirectory(prefix="bench-") as folder:
        base = Base(Path(folder) / "base", size)
        steps = interleaved(list(kbtool_steps(base)), list(projects(peers, base, Path(folder))))
        run_rounds(list(steps), base, "en", rounds, report)
        measure_serving(base, rounds, report)


def measure_peers(size: int, peers: Sequence[Peer], rounds: int, report: Report) -> None:
    """The others alone."""
    with TemporaryDirectory(prefix="bench-") as folder:
        base = Base(Path(folder) / "base", size)
        pairs = list(projects(peers, base, Path(folder)))
        run_rounds([*(cold for cold, _ in pairs), *(edit for _, edit in pairs)], base, "en", rounds, report)


def projects(peers: Sequence[Peer], base: Base, folder: Path) -> Iterator[tuple[Step, Step]]:
    """Writes the base for each of the others; what is measured of each."""
    for peer in peers:
        peer.make_project(base, folder / peer.package)
        yield peer_steps(peer, base, folder / peer.package)


def measure_editions(size: int, rounds: int, report: Report) -> None:
    """Three audiences in three languages at once, and each language by itself with all its articles public."""
    with TemporaryDirectory(prefix="bench-") as folder:
        base = Base(Path(folder) / "all", size, ("en", "zh", "fa"), audiences=True)
        site = base.folder / "site"
        nine = step(base, "build, cold", "build", before=base.forget_all, site=site)
        run_rounds([nine], base, "9 editions", rounds, report)
        for language in ("en", "zh", "fa"):
            alone = Base(Path(folder) / language, size, (language,))
            cold = step(alone, "build, cold", "build", before=alone.forget_all, site=alone.folder / "site" / "public")
            run_rounds([cold], alone, f"{language} alone", rounds, report)


def print_figure(figure: Figure) -> None:
    """One line."""
    costs = (f"{figure.processor:.2f}", f"{figure.clock:.2f}", f"{figure.memory / 1e6:.0f}")
    live = f"live {figure.live:.2f}" if figure.live else ""
    sizes = (f"{figure.disk / 1e6:.0f}", figure.files, figure.page) if figure.files else ("", "", "")
    names = (figure.tool, figure.step, figure.base, figure.articles, figure.runs)
    print(LINE.format(*names, *costs, *sizes), live, flush=True)


if __name__ == "__main__":
    main()
