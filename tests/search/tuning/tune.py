"""Looks for better weights of the search, on the training half of the corpora only.

    python -m tests.search.tuning.tune [--write] [--languages en,zh,fa] [--count 60]

One weight after the other is tried with every value of its list; the best stays when it is better by more than chance
would make it. `--write` puts what was found into weights.json. Figures on the other half: `make bench-search`.
"""

import argparse
import json
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

from tests.search.tuning.answering import Answering
from tests.search.tuning.corpus import REPOSITORY, read_corpus
from tests.search.tuning.measure import figures, mean
from tests.search.tuning.queries import Drawing, Question

WEIGHTS = REPOSITORY / "overrides/assets/search/weights.json"
TRIED: Mapping[str, Sequence[float]] = {
    "coverageFloor": (0.2, 0.3, 0.4, 0.5),
    "coveragePower": (3, 4, 6),
    "titleCoverage": (0.5, 1, 2, 4),
    "rarity": (0, 0.3, 0.6),
    "crowd": (0, 0.25, 0.5),
    "weight.stem": (0.6, 0.7, 0.8),
    "weight.prefixLast": (0.5, 0.6, 0.7),
    "weight.prefixKnown": (0.15, 0.3, 0.4),
    "weight.typosToo": (0, 0.15, 0.25),
    "weight.typoStem": (0.1, 0.2, 0.4),
    "weight.parts": (0.5, 0.6, 0.7),
    "weight.join": (0.8, 0.9, 1),
    "titleEqual": (3, 4, 6),
    "titleStarts": (2, 2.5, 3),
    "headingEqual": (1.5, 2, 2.5),
    "bodyPhrase": (1.5, 1.8, 2.2),
    "sameSection": (1, 1.2, 1.4),
}
"""Weight → values to try."""
SEED = 1
LEAST_GAIN = 0.0005
"""In the mean of reciprocal ranks: half a question of a thousand."""


class Training:
    """The training questions of some languages, and how well settings answer them."""

    def __init__(self, languages: Sequence[str], count: int, stack: ExitStack) -> None:
        corpora = [read_corpus(language) for language in languages]
        self._sets: list[tuple[Answering, list[Question]]] = [
            (stack.enter_context(Answering(corpus)), Drawing(corpus, "train", SEED, count).questions())
            for corpus in corpora
        ]

    def quality(self, settings: Mapping[str, float]) -> float:
        """The mean over languages and kinds of questions of the mean reciprocal rank."""
        return sum(self._one(*item, settings) for item in self._sets) / len(self._sets)

    def _one(self, answering: Answering, questions: list[Question], settings: Mapping[str, float]) -> float:
        answers = answering.answers([question.text for question in questions], settings)
        return mean(figures(questions, answers), lambda found: found.reciprocal)


def tune(training: Training) -> dict[str, float]:
    """The changes of weights that answer better."""
    chosen: dict[str, float] = {}
    best = training.quality(chosen)
    print(f"as they are: {best:.4f}", flush=True)
    for name, values in TRIED.items():
        for value in values:
            found = training.quality(chosen | {name: value})
            print(f"{name} {value:g}: {found:.4f}", flush=True)
            if found > best + LEAST_GAIN:
                best, chosen = found, chosen | {name: value}
    print(f"best: {best:.4f} with {chosen}")
    return chosen


def write(path: Path, changes: Mapping[str, float]) -> None:
    """Enters changes into weights.json."""
    settings = json.loads(path.read_text("utf-8"))
    for name, value in changes.items():
        *folders, last = name.split(".")
        part = settings
        for folder in folders:
            part = part[folder]
        part[last] = value
    path.write_text(json.dumps(settings, indent=2) + "\n", "utf-8")


def main() -> None:
    """Tunes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="put the found weights into weights.json")
    parser.add_argument("--languages", default="en,zh,fa", help="which corpora to use")
    parser.add_argument("--count", type=int, default=60, help="questions of each kind")
    options = parser.parse_args()
    with ExitStack() as stack:
        changes = tune(Training(options.languages.split(","), options.count, stack))
    if options.write:
        write(WEIGHTS, changes)


if __name__ == "__main__":
    main()
