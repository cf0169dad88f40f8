"""Renders each edition in a process of its own, a bounded number at a time."""

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from importlib import import_module
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from threading import Thread
from typing import Any

from kbtool.build.budget import NOWHERE, Position, crash, too_slow
from kbtool.build.job import Failure, Job, Rendered
from kbtool.errors import KbError

STEP = 25
"""A process reports its progress after each so many pages."""

Progress = Callable[[Job, int], None]
"""Called with a job and how many of its pages are rendered."""


ENDED_BY_ARTICLE = frozenset(
    {signal.SIGXCPU, signal.SIGSEGV, signal.SIGABRT, signal.SIGBUS, signal.SIGILL, signal.SIGFPE}
)
"""Signals that end a process because of what it does: its time is over, or a library failed in it."""


@dataclass(frozen=True, slots=True)
class _Worker:
    """A process that renders a job."""

    number: int
    """Of the job."""
    process: SpawnProcess
    position: Position
    """Memory it shares: the place of the page it renders."""
    failures: list[Failure] = field(default_factory=list)
    """The articles that it could not render so far."""


def render_all(jobs: Sequence[Job], limit: int, progress: Progress) -> list[Rendered | None]:
    """Renders all jobs, `limit` at a time, and returns their results in order.

    Once an article fails no further job is started, since those to come are planned anew: their result is None. Raises
    KbError for the first job that fails as a whole; no process outlives the call.
    """
    results: list[Rendered | None] = [None] * len(jobs)
    waiting = list(range(len(jobs)))
    with _running() as running:
        while waiting or running:
            while waiting and len(running) < max(1, limit):
                number = waiting.pop(0)
                connection, worker = _start(jobs[number], number)
                running[connection] = worker
            for ready in wait(list(running)):
                worker = running[ready]
                message = _receive(ready, jobs[worker.number], worker)
                if isinstance(message, int):
                    progress(jobs[worker.number], message)
                elif isinstance(message, Failure):
                    worker.failures.append(message)
                    waiting = []
                else:
                    results[worker.number] = replace(message, failures=tuple(worker.failures))
                    del running[ready]
                    worker.process.join()
    return results


@contextmanager
def _running() -> Iterator[dict[Any, _Worker]]:
    running: dict[Any, _Worker] = {}
    try:
        yield running
    finally:
        for worker in running.values():
            worker.process.terminate()
        for worker in running.values():
            worker.process.join()


def _start(job: Job, number: int) -> tuple[Connection, _Worker]:
    context = multiprocessing.get_context("spawn")
    receiving, sending = context.Pipe(duplex=False)
    position = context.RawValue("l", NOWHERE)
    process = context.Process(target=_work, args=(job, position, sending), daemon=True)
    # Blocked for the new process from its first moment: it would print a traceback when stopped while it imports.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        process.start()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    sending.close()  # so that the end of the process is the end of the pipe
    return receiving, _Worker(number, process, position)


def _receive(connection: Any, job: Job, worker: _Worker) -> Rendered | Failure | int:
    try:
        message: Rendered | Failure | int = connection.recv()
    except EOFError:
        worker.process.join()
        worker.failures.append(_last_failure(job, worker))
        return Rendered()
    if isinstance(message, Rendered) and message.error:
        raise KbError(message.error)
    return message


def _last_failure(job: Job, worker: _Worker) -> Failure:
    """What the end of a process says about the article it was at. Raises KbError where it was at none."""
    ended = -(worker.process.exitcode or 0)
    if worker.position.value == NOWHERE or ended not in ENDED_BY_ARTICLE:
        raise KbError(f"{job.site.edition}: the process that renders it ended with {worker.process.exitcode}")
    source = job.site.pages[worker.position.value].source
    if ended == signal.SIGXCPU:
        return too_slow(source, job.seconds)
    return crash(source, signal.Signals(ended).name)


def _work(job: Job, position: Position, connection: Connection) -> None:
    """Runs in the new process. The engine is imported here only, so that the command line starts without it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends its children
    Thread(target=_end_with_parent, daemon=True).start()
    os.environ["KBTOOL_ENGINE"] = job.engine
    os.environ["NO_MKDOCS_2_WARNING"] = os.environ["DISABLE_MKDOCS_2_WARNING"] = "true"
    done = 0

    def on_page() -> None:
        nonlocal done
        done += 1
        if done % STEP == 0:
            connection.send(done)

    try:
        connection.send(import_module("kbtool.build.engine").render(job, position, on_page, connection.send))
    except KbError as error:
        connection.send(Rendered(error=str(error)))
    except OSError as error:  # a full disk, above all
        place = error.filename2 or error.filename or job.output
        connection.send(Rendered(error=f"{job.site.edition}: {place}: {error.strerror or error}"))


def _end_with_parent() -> None:
    """A parent that is killed cannot end its children; nobody waits for what they render."""
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)
