"""Processes that render, a bounded number of them, each kept for one task after the other."""

import signal
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path
from types import TracebackType
from typing import Any

from kbtool.build.agenda import Agenda, Progress
from kbtool.build.budget import NOWHERE, Position, crash, too_slow
from kbtool.build.job import Failure, Job, Rendered, Task
from kbtool.build.starting import Started, start
from kbtool.build.worker import READY, Sender
from kbtool.errors import KbError

ENDED_BY_ARTICLE = frozenset(
    {signal.SIGXCPU, signal.SIGSEGV, signal.SIGABRT, signal.SIGBUS, signal.SIGILL, signal.SIGFPE}
)
"""Signals that end a process because of what it does: its time is over, or a library failed in it."""


@dataclass(slots=True)
class _Worker:
    """A process, and what it does at the moment."""

    process: SpawnProcess
    connection: Connection
    position: Position
    """Memory it shares: the place of the page it renders among those of the job."""
    sender: Sender
    is_free: bool = False
    """Whether it is handed the next task. One that starts is not, but for the first, for which it waits in the pipe."""
    number: int = 0
    """Of the task."""
    task: Task | None = None
    failures: list[Failure] = field(default_factory=list)
    """The articles of the task that it could not render so far."""

    def send(self) -> None:
        """Hands over the task; that a process is gone is told by what it says next, which is nothing."""
        if self.task:
            with suppress(ConnectionError):
                self.sender.send(self.task)


class Workers:
    """Started when there is something to do; none outlives the block they are used in, which may be entered again."""

    def __init__(self, engine: str, limit: int, first: Started | None = None) -> None:
        """`engine` is `mkdocs` or `properdocs`, `limit` the number of processes at a time; `first` is one of them that
        was started before."""
        self._engine = engine
        self._limit = max(1, limit)
        self._workers = [replace(_worker(first), is_free=True)] if first else []

    def __enter__(self) -> "Workers":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, traceback: TracebackType | None) -> None:
        self.end()

    def end(self) -> None:
        """Ends all of them; nobody may use them at the moment."""
        self._end(self._workers)

    def interrupt(self) -> None:
        """For another thread than the one that uses them: what it waits for becomes a KbError.

        One that it starts just now is missed; whoever is still used can be interrupted again.
        """
        for worker in tuple(self._workers):
            worker.process.terminate()

    def _end(self, workers: Sequence[_Worker]) -> None:
        for worker in workers:
            worker.process.terminate()
        for worker in workers:
            worker.process.join()
            worker.connection.close()
        self._workers = [worker for worker in self._workers if not worker.connection.closed]

    def keep(self, number: int) -> None:
        """Ends all but so many processes, with the memory that they hold; none of them may have a task."""
        self._end(sorted(self._workers, key=lambda worker: not worker.is_free)[number:])

    def begin(self, config: Path | None = None) -> None:
        """Starts a process before there is anything to do: it needs a second to be ready.

        It prepares for jobs with this mkdocs.yml, if any is named.
        """
        if not self._workers:
            self._workers.append(replace(_start(self._engine, config), is_free=True))

    def run(
        self, tasks: Sequence[Task], progress: Progress, meanwhile: Callable[[], None] | None = None
    ) -> list[Rendered | None]:
        """Does all tasks and returns their results in order; `meanwhile` is called once when the first are handed out.

        Once an article fails no further edition is begun, since those to come are planned anew: their results are None.
        One that is begun goes on, so that all its failures are known at once. Raises KbError for the first task that
        fails as a whole, and what `meanwhile` raises.
        """
        agenda = Agenda(tasks, progress)
        results: list[Rendered | None] = [None] * len(tasks)
        self._hand_out(agenda)
        if meanwhile:
            meanwhile()
        while agenda or any(worker.task for worker in self._workers):
            self._hand_out(agenda)
            for worker in self._reporting():
                message = _receive(worker)
                if isinstance(message, int):
                    agenda.report(worker.number, message)
                elif isinstance(message, Failure):
                    worker.failures.append(message)
                    agenda.drop_unbegun()
                elif isinstance(message, Rendered):
                    results[worker.number] = replace(message, failures=tuple(worker.failures))
                    agenda.finish(worker.number)
                    worker.task, worker.failures = None, []
            self._workers = [worker for worker in self._workers if not worker.connection.closed]
        return results

    def _hand_out(self, agenda: Agenda) -> None:
        """Gives each free worker a task; engages more where there are tasks for them."""
        idle = [worker for worker in self._workers if worker.task is None]
        for _ in range(min(len(agenda) - len(idle), self._limit - len(self._workers))):
            self._workers.append(_start(self._engine))
        for worker in idle:
            if worker.is_free and agenda:
                worker.number = agenda.take()
                worker.task, worker.is_free = agenda.tasks[worker.number], False
                worker.send()

    def _reporting(self) -> list[_Worker]:
        """Waits for the workers that are not free; those that have something to say."""
        busy: dict[Any, _Worker] = {worker.connection: worker for worker in self._workers if not worker.is_free}
        return [busy[connection] for connection in wait(list(busy))]


def _start(engine: str, config: Path | None = None) -> _Worker:
    """Raises KbError where no process can be started."""
    return _worker(start(engine, config))


def _worker(started: Started) -> _Worker:
    return _Worker(started.process, started.connection, started.position, Sender(started.connection))


def _receive(worker: _Worker) -> Rendered | Failure | int | None:
    """What a worker says; None when it is ready for its first task. One that has ended is closed."""
    try:
        message: Rendered | Failure | int | str = worker.connection.recv()
    except (EOFError, ConnectionError):
        worker.connection.close()
        worker.process.join()
        worker.failures.append(_last_failure(worker))
        return Rendered()
    if isinstance(message, Rendered) or (message == READY and worker.task is None):
        worker.is_free = True
    if isinstance(message, Rendered) and message.error:
        raise KbError(message.error)
    return None if isinstance(message, str) else message


def _last_failure(worker: _Worker) -> Failure:
    """What the end of a process says about the article it was at. Raises KbError where it was at none."""
    ended, task = -(worker.process.exitcode or 0), worker.task
    if not isinstance(task, Job) or worker.position.value == NOWHERE or ended not in ENDED_BY_ARTICLE:
        name = f"{task.site.edition}: " if task else ""
        raise KbError(f"{name}the process that renders it ended with {worker.process.exitcode}")
    source = task.pages[worker.position.value].source
    if ended == signal.SIGXCPU:
        return too_slow(source, task.edition.seconds)
    return crash(source, signal.Signals(ended).name)
