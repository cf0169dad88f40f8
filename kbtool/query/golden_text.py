"""Outcomes of golden queries, for people, pull requests and programs."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import groupby
from typing import Any

from kbtool.query.golden import Outcome
from kbtool.report.printable import printable


def golden_text(outcomes: Sequence[Outcome]) -> str:
    """A line for each miss with what came instead, then one for each edition."""
    return "\n".join([*map(_miss, _missed(outcomes)), *_summaries(outcomes)])


def golden_markdown(outcomes: Sequence[Outcome]) -> str:
    """A section of a pull request's summary, with a line end."""
    lines = ["## Search", "", *(f"- {line}" for line in _summaries(outcomes))]
    lines += [f"- ❌ {_escaped(_miss(outcome))}" for outcome in _missed(outcomes)]
    return "\n".join(lines) + "\n"


def golden_members(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """What `--format json` gives."""
    return {
        "passed": sum(outcome.passed for outcome in outcomes),
        "failed": len(_missed(outcomes)),
        "queries": [
            asdict(outcome) | {"edition": str(outcome.edition), "passed": outcome.passed} for outcome in outcomes
        ],
    }


def _missed(outcomes: Sequence[Outcome]) -> list[Outcome]:
    return [outcome for outcome in outcomes if not outcome.passed]


def _miss(outcome: Outcome) -> str:
    wanted = f"{outcome.edition}: {printable(outcome.query)}: {outcome.article}"
    if not outcome.is_known:
        return f"{wanted} is not in this edition"
    came = "; ".join(map(printable, outcome.found)) or "nothing"
    place = f"is number {outcome.rank}" if outcome.rank else "is not found"
    return f"{wanted} {place}, wanted within {outcome.within}; found: {came}"


def _summaries(outcomes: Sequence[Outcome]) -> Iterator[str]:
    for edition, group in groupby(outcomes, key=lambda outcome: outcome.edition):
        items = list(group)
        yield f"{edition}: {sum(item.passed for item in items)} of {len(items)} queries answered"


def _escaped(text: str) -> str:
    return "".join(f"\\{letter}" if letter in "\\`*_[]<>|#" else letter for letter in text)
