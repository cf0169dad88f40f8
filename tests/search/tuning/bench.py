"""Prints how well searches answer questions drawn from the half of the corpora that no weight was tuned on.

    python -m tests.search.tuning.bench [--seed N] [--fresh] [--count 100] [--languages en,zh,fa,…] [--engines …]

Each figure is in per cent: first result / among five; then the mean of both, the mean reciprocal rank, and the share of
questions to which nothing was found.
"""

import argparse
import time
from collections.abc import Callable, Iterator, Mapping, Sequence

from tests.search.tuning.answering import Answering
from tests.search.tuning.corpus import MIXED, Corpus, read_corpus
from tests.search.tuning.measure import Figures, figures, mean
from tests.search.tuning.peers import FOLDER, minisearch, pagefind
from tests.search.tuning.planted import planted
from tests.search.tuning.queries import Drawing, Question

Engine = Callable[[Corpus, Sequence[str]], Sequence[Sequence[str]]]
"""From a corpus and questions to addresses, best first, for each question."""
FIXED_SEED = 2
DEMANDS: Mapping[tuple[str, str], tuple[float, float]] = {
    ("en", "title"): (98, 0),
    ("en", "typo1"): (0, 98),
    ("en", "typo2"): (0, 98),
    ("en", "half"): (0, 98),
    ("en", "inflected"): (0, 95),
    ("en", "rare"): (95, 0),
    ("zh", "title"): (98, 0),
    **{("zh", f"sub{length}"): (0, 97) for length in (2, 3, 4)},
    **{("fa", kind): (0, 97) for kind in ("joined", "spaced", "arabic")},
}
"""(Language, kind of question) → the least share of first results and among five that ours must have."""
NEAR: Mapping[str, float] = {"joined": 3, "arabic": 3, "spaced": 5}
"""How far below the clean Persian question others may be."""


def own_answers(corpus: Corpus, texts: Sequence[str]) -> Sequence[Sequence[str]]:
    """Of the script that the sites have."""
    with Answering(corpus) as answering:
        return answering.answers(texts)


ENGINES: Mapping[str, Engine] = {"kbtool": own_answers, "Pagefind": pagefind, "MiniSearch": minisearch}


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=FIXED_SEED, help="another number draws other questions")
    parser.add_argument("--fresh", action="store_true", help="draw questions that nobody has seen")
    parser.add_argument("--count", type=int, default=100, help="questions of each kind")
    parser.add_argument("--languages", default=",".join(MIXED), help="which corpora to use")
    parser.add_argument("--engines", default=",".join(_installed()), help="whose answers to measure")
    options = parser.parse_args()
    seed = time.time_ns() if options.fresh else options.seed
    print(f"seed {seed}, {options.count} questions of each kind, from articles that no weight was tuned on")
    for language in options.languages.split(","):
        corpus = read_corpus(language)
        questions = Drawing(corpus, "test", seed, options.count).questions()
        other = planted(corpus, "test", seed, options.count)
        count = len(questions) + len(other.questions)
        print(f"\n{language}: {len(corpus.documents)} articles, {count} questions", flush=True)
        found = {
            name: {**asked(name, corpus, questions), **asked(name, other.corpus, other.questions)}
            for name in options.engines.split(",")
        }
        print_table(found)
        for line in shortfalls(language, found):
            print(f"  NOT REACHED: {line}", flush=True)


def asked(name: str, corpus: Corpus, questions: Sequence[Question]) -> dict[str, Figures]:
    """How well an engine answers."""
    return figures(questions, ENGINES[name](corpus, [question.text for question in questions]))


def _installed() -> list[str]:
    return [name for name in ENGINES if name == "kbtool" or (FOLDER / "node_modules").is_dir()]


def print_table(found: Mapping[str, Mapping[str, Figures]]) -> None:
    """A column for each kind of question, a line for each engine."""
    kinds = next(iter(found.values()))
    print("  " + f"{'':11}" + "".join(f"{kind:>10}" for kind in [*kinds, "mean", "MRR", "none"]))
    for name, items in found.items():
        cells = [f"{item.first:.0f}/{item.five:.0f}" for item in items.values()]
        first, five = (mean(items, value) for value in (lambda item: item.first, lambda item: item.five))
        cells += [f"{first:.0f}/{five:.0f}", f"{mean(items, lambda item: item.reciprocal):.3f}"]
        cells.append(f"{mean(items, lambda item: item.nothing):.1f}")
        print(f"  {name:11}" + "".join(f"{cell:>10}" for cell in cells), flush=True)


def shortfalls(language: str, found: Mapping[str, Mapping[str, Figures]]) -> Iterator[str]:
    """What ours has to reach and does not: the demands, and what Pagefind reaches."""
    own = found.get("kbtool", {})
    for kind, item in own.items():
        first, five = DEMANDS.get((language, kind), (0, 0))
        if item.first < first or item.five < five:
            yield f"{kind} {item.first:.0f}/{item.five:.0f}, needed {first:.0f}/{five:.0f}"
        if language == "zh" and kind.startswith("sub") and item.nothing:
            yield f"{kind}: nothing found for {item.nothing:.1f}"
        if language == "fa" and kind in NEAR and item.five < own["clean"].five - NEAR[kind]:
            yield f"{kind} {item.five:.0f}, more than {NEAR[kind]:.0f} below the clean {own['clean'].five:.0f}"
        other = found.get("Pagefind", {}).get(kind)
        if other and (item.first < other.first or item.five < other.five):
            yield f"{kind} {item.first:.0f}/{item.five:.0f}, Pagefind {other.first:.0f}/{other.five:.0f}"


if __name__ == "__main__":
    main()
