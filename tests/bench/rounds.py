"""Takes measurements in rounds, so that what disturbs the machine for a while disturbs all of them."""

import os
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from statistics import median

import kbtool
from tests.bench.base import Base, Output, output
from tests.bench.figures import Figure
from tests.bench.measure import Cost, measure
from tests.bench.peers.peers import PEERS
from tests.bench.steps import Step

LONG = 60.0
"""Processor seconds; what takes longer is measured once."""


def run_rounds(steps: Sequence[Step], base: Base, name: str, rounds: int, report: Callable[[Figure], None]) -> None:
    """Measures each step in each round and reports the medians. `name` is that of the base."""
    costs: dict[Step, list[Cost]] = {step: [] for step in steps}
    outputs: dict[Step, Output] = {}
    loads: dict[Step, float] = {}
    for number in range(rounds):
        for step in steps:
            if costs[step] and costs[step][0].processor > LONG:
                continue
            loads.setdefault(step, os.getloadavg()[0])
            costs[step].append(_take(step))
            if step.site and step not in outputs:
                outputs[step] = output(step.site, base.small_pages())
            if number == rounds - 1 or costs[step][0].processor > LONG:
                report(figure(step, base, name, costs[step], outputs.get(step), loads[step]))


def _take(step: Step) -> Cost:
    step.before()
    try:
        return measure(step.command, step.cwd, step.passing, step.link)
    finally:
        step.after()


def figure(
    step: Step, base: Base, name: str, costs: Sequence[Cost], built: Output | None = None, load: float = 0
) -> Figure:
    """The medians of some runs. Raises ValueError when what was built has not a page for each article."""
    if built and built.pages < base.articles:
        raise ValueError(f"{step.tool} wrote {built.pages} pages for {base.articles} articles:\n{costs[0].output}")
    sizes = (built.files, built.pages, built.bytes, built.disk, built.page) if built else (0, 0, 0, 0, 0)
    return Figure(
        step.tool,
        version(step.tool),
        step.name,
        name,
        base.articles,
        len(costs),
        round(median(cost.processor for cost in costs), 3),
        round(median(cost.clock for cost in costs), 3),
        int(median(cost.memory for cost in costs)),
        round(load, 1),
        datetime.now(UTC).date().isoformat(),
        *sizes,
        live=round(median(cost.live for cost in costs), 3),
    )


def version(tool: str) -> str:
    """What was measured."""
    return next((peer.version for peer in PEERS if peer.name == tool), kbtool.__version__)
