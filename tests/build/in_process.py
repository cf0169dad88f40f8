"""Renders in the process of the test: hundreds of small builds would otherwise mostly start Python."""

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from pathlib import Path

import pytest

from kbtool.build.agenda import Agenda, Progress
from kbtool.build.budget import NOWHERE
from kbtool.build.engine import Engine
from kbtool.build.indexing import Indexer
from kbtool.build.job import Failure, Job, Rendered, Task


class _Position:
    value = NOWHERE


class InProcess:
    """Stands in the place of `kbtool.build.processes.Workers`."""

    def __init__(self, engine: str, limit: int, first: object = None) -> None:
        self._engine = Engine()

    def __enter__(self) -> "InProcess":
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def begin(self, config: Path | None = None) -> None:
        pass

    def keep(self, number: int) -> None:
        pass

    def run(
        self, tasks: Sequence[Task], progress: Progress, meanwhile: Callable[[], None] | None = None
    ) -> list[Rendered | None]:
        """Does all tasks, in the order in which they would be begun."""
        if meanwhile:
            meanwhile()
        agenda = Agenda(tasks, progress)
        results: list[Rendered | None] = [None] * len(tasks)
        while agenda:
            number = agenda.take()
            results[number] = self._done(tasks[number])
            agenda.finish(number)
        return results

    def _done(self, task: Task) -> Rendered:
        if not isinstance(task, Job):
            indexer = Indexer()
            indexed = indexer.index(task)
            indexer.keep()
            return indexed
        failures: list[Failure] = []
        rendered = self._engine.render(task, _Position(), lambda: None, failures.append)
        assert not failures, failures
        return rendered


@pytest.fixture
def in_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Builds start no process in this test."""
    for module in ("build.rendering", "cli.building"):
        monkeypatch.setattr(f"kbtool.{module}.Workers", InProcess)
    monkeypatch.setattr("kbtool.cli.commands.build._first_process", lambda *_: nullcontext())
