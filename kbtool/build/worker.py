"""A process that renders: it does one task after the other, until its parent has no more."""

import gc
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Thread
from typing import Protocol

from kbtool.build.inbox import Inbox
from kbtool.build.job import IndexJob, Job, Rendered, StagedEdition, Task
from kbtool.build.position import Position
from kbtool.errors import KbError

STEP = 25
"""A process reports its progress after each so many pages."""
PIECE = 500
"""Documents in one message."""
FEW = 100
"""Pages of a job; with more of them, what was recalled for the index would lie in memory for long."""
PATIENCE = 2.0
"""Seconds for which what is left to do of a task is put off while its parent has no other: that may be about to put a
site in its place, and whoever writes to the same disk would hold it up."""
GARBAGE = (20_000, 50, 100)
"""When garbage is looked for (see `gc.set_threshold`): trees of elements and templates make many objects and few
circles, and with Python's own numbers a tenth of the time went into looking."""
READY = "ready"
"""What it says when it has started and waits for its first task, and after each task when all is done for it: its
result goes to the parent before that."""


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

    def __init__(self, inbox: Inbox) -> None:
        self._inbox = inbox
        self._edition: StagedEdition | None = None

    def next(self) -> Task | None:
        """The next task; None when there is none any more."""
        try:
            message = self._inbox.next()
            while isinstance(message, StagedEdition):
                self._edition, message = message, self._inbox.next()
            if isinstance(message, IndexJob):
                return replace(message, documents=tuple(self._documents()))
        except EOFError:
            return None
        return Job(self._edition, *message) if self._edition else None

    def _documents(self) -> Iterator[bytes]:
        while piece := self._inbox.next():
            yield from piece


class Indexer(Protocol):
    """What is needed here of `kbtool.build.indexing`, which is loaded when there is something to index."""

    def prepare(self, root: Path) -> None:
        """Loads what the last edition was indexed with."""

    def forget(self) -> None:
        """Lets go of that."""

    def index(self, job: IndexJob) -> Rendered:
        """Makes the search of an edition."""

    def keep(self) -> None:
        """Puts into the store what that came to."""


def work(engine: str, position: Position, connection: Connection, inbox: Inbox, config: Path | None) -> None:
    """Runs in the new process. The engine is imported here only, so that the command line starts without it.

    `config` is the mkdocs.yml of the jobs to come, where that is known.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends its children
    Thread(target=_end_with_parent, args=(_taken_input(),), daemon=True).start()
    os.environ["KBTOOL_ENGINE"] = engine
    os.environ["NO_MKDOCS_2_WARNING"] = os.environ["DISABLE_MKDOCS_2_WARNING"] = "true"
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # numpy would start threads that nothing here has work for
    process = _Process(position, connection)
    if config:
        process.engine.prepare(config)
        if not inbox:
            process.indexer.prepare(config.parent)
    gc.freeze()
    gc.set_threshold(*GARBAGE)
    gc.enable()
    tasks = _Receiver(inbox)
    with suppress(ConnectionError):  # the parent wants to hear no more
        connection.send(READY)
        while (task := tasks.next()) is not None:
            connection.send(process.done(task))
            inbox.wait(PATIENCE)
            process.keep()
            connection.send(READY)
    os._exit(0)


class _Process:
    """Does tasks."""

    def __init__(self, position: Position, connection: Connection) -> None:
        self.engine = import_module("kbtool.build.engine").Engine()
        self._position = position
        self._connection = connection

    @cached_property
    def indexer(self) -> Indexer:
        """Made for those who need it: what it loads takes much memory."""
        indexer: Indexer = import_module("kbtool.build.indexing").Indexer()
        return indexer

    def done(self, task: Task) -> Rendered:
        """What a task came to."""
        name = task.name
        try:
            if isinstance(task, IndexJob):
                return self.indexer.index(task)
            if len(task.pages) > FEW and self._has_indexer:
                self.indexer.forget()
            rendered: Rendered = self.engine.render(
                task, self._position, _counter(self._connection), self._connection.send
            )
        except KbError as error:
            return Rendered(error=str(error))
        except OSError as error:  # a full disk, above all
            said = (name, error.filename2 or error.filename or "", error.strerror or error)
            return Rendered(error=": ".join(filter(None, map(str, said))))
        return rendered

    def keep(self) -> None:
        """What is left to do of a task when its parent knows what it came to."""
        if self._has_indexer:
            self.indexer.keep()

    @property
    def _has_indexer(self) -> bool:
        return "indexer" in vars(self)


def _counter(connection: Connection) -> Callable[[], None]:
    done = 0

    def on_page() -> None:
        nonlocal done
        done += 1
        if done % STEP == 0:
            connection.send(done)

    return on_page


def _taken_input() -> int:
    """The pipe from the parent; whoever asks for input finds none."""
    pipe = os.dup(0)
    with open(os.devnull, "rb") as nothing:  # noqa: PTH123 - no path
        os.dup2(nothing.fileno(), 0)
    return pipe


def _end_with_parent(pipe: int) -> None:
    """A parent that is killed cannot end its children; nobody waits for what they render."""
    os.read(pipe, 1)
    os._exit(1)
