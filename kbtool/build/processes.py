"""Processes that render, a bounded number of them, each kept for one task after the other."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection, wait
from pathlib import Path
from types import TracebackType
from typing import Any

from kbtool.build.agenda import Agenda, Progress
from kbtool.build.ended_process import last_failure
from kbtool.build.job import Failure, Rendered, Task
from kbtool.build.position import Position
from kbtool.build.starting import Process, Started, start
from kbtool.build.worker import READY, Sender
from kbtool.errors import KbError


@dataclass(slots=True)
class _Worker:
    """A process, and what it does at the moment."""

    process: Process
    connection: Connection
    position: Position
    """Memory it shares: the place of the page it renders among those of the job."""
    sender: Sender
    is_free: bool = False
    """Whether it is handed the next task. One that starts is not, but for the first, for which it waits in the pipe."""
    is_finishing: bool = False
    """Whether it has something left to do for the task whose result it has told."""
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
        self._dismissed: list[_Worker] = []
        """Those that go as soon as they have finished."""
        self._depth = 0

    def __enter__(self) -> "Workers":
        self._depth += 1
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, traceback: TracebackType | None) -> None:
        """After the outermost block no process is left; one that is finishing is waited for where all went well.

        Until then it may put that off: what it writes would hold up others who write.
        """
        self._depth -= 1
        if kind:
            self.end()
        elif self._depth:
            self._end([worker for worker in self._workers if not worker.is_finishing])
        else:
            self._dismiss()
            self._join_dismissed()

    def end(self) -> None:
        """Ends all of them at once; nobody may use them at the moment."""
        self._end((*self._workers, *self._dismissed))
        self._dismissed = []

    def _dismiss(self) -> None:
        """Nobody needs them any more, and their memory may be wanted."""
        finishing = [worker for worker in self._workers if worker.is_finishing]
        for worker in finishing:
            worker.connection.close()  # the end of its tasks
        self._dismissed += finishing
        self._end([worker for worker in self._workers if not worker.is_finishing])

    def _join_dismissed(self) -> None:
        while self._dismissed:
            self._dismissed[-1].process.join()
            self._dismissed.pop()

    def interrupt(self) -> None:
        """For another thread than the one that uses them: what it waits for becomes a KbError.

        One that it starts just now is missed; whoever is still used can be interrupted again.
        """
        for worker in (*self._workers, *self._dismissed):
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
        worker.failures.append(last_failure(worker.process.exitcode, worker.task, worker.position.value))
        return Rendered()
    if isinstance(message, Rendered) or (message == READY and worker.task is None):
        worker.is_free = True
    worker.is_finishing = isinstance(message, Rendered)
    if isinstance(message, Rendered) and message.error:
        raise KbError(message.error)
    return None if isinstance(message, str) else message
