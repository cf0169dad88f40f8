"""How many questions an engine answers with the first result, and with one of the first five."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from tests.search.tuning.queries import Question

FIRST, MOST = 1, 10


@dataclass(frozen=True, slots=True)
class Figures:
    """Of the questions of one kind."""

    count: int
    first: float
    """Share with an answer at rank 1, in per cent."""
    five: float
    """Share with an answer among the first five, in per cent."""
    reciprocal: float
    """Mean of 1 / rank among the first ten."""
    nothing: float
    """Share without any result, in per cent."""


def figures(questions: Sequence[Question], answers: Iterable[Sequence[str]]) -> dict[str, Figures]:
    """Figures by kind of question; each answer is addresses, best first."""
    ranks: defaultdict[str, list[tuple[int, bool]]] = defaultdict(list)
    for question, found in zip(questions, answers, strict=True):
        rank = next((i for i, url in enumerate(found[:MOST], 1) if url in question.answers), 0)
        ranks[question.kind].append((rank, not found))
    return {kind: _figures(items) for kind, items in ranks.items()}


def mean(figures: Mapping[str, Figures], value: Callable[[Figures], float]) -> float:
    """The mean over the kinds, each with the same weight."""
    return sum(map(value, figures.values())) / len(figures)


def _figures(items: list[tuple[int, bool]]) -> Figures:
    count = len(items)
    return Figures(
        count=count,
        first=100 * sum(rank == FIRST for rank, _ in items) / count,
        five=100 * sum(0 < rank <= 5 for rank, _ in items) / count,
        reciprocal=sum(1 / rank for rank, _ in items if rank) / count,
        nothing=100 * sum(empty for _, empty in items) / count,
    )
