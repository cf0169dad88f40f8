"""A process that renders: it does one task after the other, until its parent has no more."""

import os
import signal
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib import import_module
from multiprocessing import parent_process
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Thread
from typing import cast

from kbtool.build.budget import Position
from kbtool.build.job import IndexJob, Job, Rendered, StagedEdition, Task
from kbtool.errors import KbError

STEP = 25
"""A process reports its progress after each so many pages."""
PIECE = 500
"""Documents in one message."""
READY = "ready"
"""What it says when it has started and waits for its first task."""


class Sender:
    """The parent's end: what jobs of an edition share goes over the pipe once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._edition: StagedEdition | None = None

    def send(self, task: Task) -> None:
        """Hands over a task. Raises OSError when the process is gone."""
        if isinstance(task, IndexJob):
            self._send_index(task)
            return
        if self._edition is not task.edition:
            self._edition = task.edition
            self._connection.send(task.edition)
        self._connection.send((task.pages, task.facts, task.has_files))

    def _send_index(self, task: IndexJob) -> None:
        """In pieces: all documents of an edition at once would lie in memory three times, packed and not."""
        self._connection.send(replace(task, documents=()))
        for start in range(0, len(task.documents), PIECE):
            self._connection.send(task.documents[start : start + PIECE])
        self._connection.send(())


class _Receiver:
    """The other end."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._edition: StagedEdition | None = None

    def next(self) -> Task | None:
        """The next task; None when there is none any more."""
        try:
            message = self._connection.recv()
            while isinstance(message, StagedEdition):
                self._edition, message = message, self._connection.recv()
            if isinstance(message, IndexJob):
                return replace(message, documents=tuple(self._documents()))
        except EOFError:
            return None
        return Job(self._edition, *message) if self._edition else None

    def _documents(self) -> Iterator[bytes]:
        while piece := self._connection.recv():
            yield from piece


def work(engine: str, position: Position, connection: Connection, config: Path | None) -> None:
    """Runs in the new process. The engine is imported here only, so that the command line starts without it.

    `config` is the mkdocs.yml of the jobs to come, where that is known.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends its children
    Thread(target=_end_with_parent, daemon=True).start()
    os.environ["KBTOOL_ENGINE"] = engine
    os.environ["NO_MKDOCS_2_WARNING"] = os.environ["DISABLE_MKDOCS_2_WARNING"] = "true"
    renderer = import_module("kbtool.build.engine").Engine()
    if config:
        renderer.prepare(config)
    connection.send(READY)
    tasks = _Receiver(connection)
    while (task := tasks.next()) is not None:
        connection.send(_done(task, renderer.render, position, connection))


def _done(task: Task, render: Callable[..., Rendered], position: Position, connection: Connection) -> Rendered:
    name = task.site.edition
    try:
        if isinstance(task, IndexJob):
            return cast("Rendered", import_module("kbtool.build.indexing").index(task))
        return render(task, position, _counter(connection), connection.send)
    except KbError as error:
        return Rendered(error=str(error))
    except OSError as error:  # a full disk, above all
        place = error.filename2 or error.filename or name
        return Rendered(error=f"{name}: {place}: {error.strerror or error}")


def _counter(connection: Connection) -> Callable[[], None]:
    done = 0

    def on_page() -> None:
        nonlocal done
        done += 1
        if done % STEP == 0:
            connection.send(done)

    return on_page


def _end_with_parent() -> None:
    """A parent that is killed cannot end its children; nobody waits for what they render."""
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)
