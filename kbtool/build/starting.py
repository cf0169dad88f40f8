"""Starts a process that renders. It needs a second to be ready, so this loads nothing that only the process needs."""

import gc
import multiprocessing
import signal
from dataclasses import dataclass
from importlib import import_module
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from types import TracebackType

from kbtool.build.inbox import Inbox
from kbtool.build.position import NOWHERE, Position
from kbtool.errors import KbError


@dataclass(frozen=True, slots=True)
class Started:
    """A process and our end of the pipe; as a block, it ends with it."""

    process: SpawnProcess
    connection: Connection
    position: Position
    """Memory it shares."""

    def __enter__(self) -> "Started":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, traceback: TracebackType | None) -> None:
        """Somebody else may have ended it before."""
        self.process.terminate()
        self.process.join()
        self.connection.close()


def start(engine: str, config: Path | None = None) -> Started:
    """A process that prepares for jobs with this mkdocs.yml, if any is named; `engine` is `mkdocs` or `properdocs`.

    Raises KbError where the system refuses a process, or the memory that it shares.
    """
    try:
        return _started(engine, config)
    except OSError as error:
        raise KbError(f"no process that renders can be started: {error.strerror or error}") from error


def _started(engine: str, config: Path | None) -> Started:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    position = context.RawValue("l", NOWHERE)
    process = context.Process(target=_work, args=(engine, position, theirs, config), daemon=True)
    resource_tracker.ensure_running()  # the first process would start it, which ends every block of signals
    # Blocked for the new process from its first moment: it would print a traceback when stopped while it imports.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        process.start()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    theirs.close()  # so that the end of the process is the end of the pipe
    return Started(process, ours, position)


def _work(engine: str, position: Position, connection: Connection, config: Path | None) -> None:
    """Runs in the new process."""
    gc.disable()  # all that is loaded stays: to look through it for garbage again and again takes a tenth of the time
    import_module("kbtool.build.worker").work(engine, position, connection, Inbox(connection), config)
