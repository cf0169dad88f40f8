"""Renders each edition in a process of its own, a bounded number at a time."""

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from threading import Thread
from typing import Any

from kbtool.build.job import Job, Rendered
from kbtool.errors import KbError

STEP = 25
"""A process reports its progress after each so many pages."""

Progress = Callable[[Job, int], None]
"""Called with a job and how many of its pages are rendered."""


def render_all(jobs: Sequence[Job], limit: int, progress: Progress) -> list[Rendered]:
    """Renders all jobs, `limit` at a time, and returns their results in order.

    Raises KbError for the first that fails; no process outlives the call.
    """
    results: dict[int, Rendered] = {}
    waiting = list(enumerate(jobs))
    with _running() as running:
        while waiting or running:
            while waiting and len(running) < max(1, limit):
                number, job = waiting.pop(0)
                connection, process = _start(job)
                running[connection] = (number, process)
            for ready in wait(list(running)):
                number, process = running[ready]
                message = _receive(ready, jobs[number], process)
                if isinstance(message, int):
                    progress(jobs[number], message)
                    continue
                results[number] = message
                del running[ready]
                process.join()
    return [results[number] for number in range(len(jobs))]


@contextmanager
def _running() -> Iterator[dict[Any, tuple[int, SpawnProcess]]]:
    running: dict[Any, tuple[int, SpawnProcess]] = {}
    try:
        yield running
    finally:
        for _, process in running.values():
            process.terminate()
        for _, process in running.values():
            process.join()


def _start(job: Job) -> tuple[Connection, SpawnProcess]:
    context = multiprocessing.get_context("spawn")
    receiving, sending = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(job, sending), daemon=True)
    process.start()
    sending.close()  # so that the end of the process is the end of the pipe
    return receiving, process


def _receive(connection: Any, job: Job, process: SpawnProcess) -> Rendered | int:
    try:
        message: Rendered | int = connection.recv()
    except EOFError:
        process.join()
        raise KbError(f"{job.site.edition}: the process that renders it ended with {process.exitcode}") from None
    if isinstance(message, Rendered) and message.error:
        raise KbError(message.error)
    return message


def _work(job: Job, connection: Connection) -> None:
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
        connection.send(import_module("kbtool.build.engine").render(job, on_page))
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
