"""Starts a process that renders. It needs a second to be ready, so this loads nothing that only the process needs.

What `multiprocessing` starts would load the command line once more, and have a third process look after the two.
"""

import gc
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from importlib import import_module
from multiprocessing.connection import Connection, Pipe
from pathlib import Path
from types import TracebackType

from kbtool.build.inbox import Inbox
from kbtool.build.position import Position, SharedPosition, position_file
from kbtool.errors import KbError

CODE = "import sys; sys.path = sys.argv[6:]; from kbtool.build.starting import run; run(*sys.argv[1:6])"
"""What it runs; it finds modules where its parent finds them."""


class Process:
    """A process that ends when the one that started it is gone: its standard input is a pipe that nobody writes to."""

    def __init__(self, started: "subprocess.Popen[bytes]") -> None:
        self._started = started

    @property
    def pid(self) -> int:
        """Its number."""
        return self._started.pid

    @property
    def exitcode(self) -> int | None:
        """What it ended with, less than 0 for the number of a signal; None while it runs."""
        return self._started.poll()

    def terminate(self) -> None:
        """Has it end."""
        self._started.terminate()

    def join(self) -> None:
        """Waits for its end."""
        self._started.wait()
        if self._started.stdin:
            self._started.stdin.close()


@dataclass(frozen=True, slots=True)
class Started:
    """A process and our end of the pipe; as a block, it ends with it."""

    process: Process
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
    memory = position_file()
    try:
        position = SharedPosition(memory)
        ours, theirs = Pipe()
        with theirs:  # closed here, so that the end of the process is the end of the pipe
            process = _process(engine, theirs.fileno(), memory, config)
    finally:
        os.close(memory)
    return Started(process, ours, position)


def _process(engine: str, pipe: int, memory: int, config: Path | None) -> Process:
    flags = subprocess._args_from_interpreter_flags()  # type: ignore[attr-defined] # as all that start a Python do
    values = [engine, str(pipe), str(memory), str(config or ""), sys.argv[0], *sys.path]
    # Blocked for the new process from its first moment: it would print a traceback when stopped while it imports.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        command = [sys.executable, *flags, "-c", CODE, *values]
        return Process(subprocess.Popen(command, stdin=subprocess.PIPE, pass_fds=(pipe, memory)))  # noqa: S603 - us
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def run(engine: str, pipe: str, memory: str, config: str, name: str) -> None:
    """Runs in the new process; `name` is that of the command that started it."""
    gc.disable()  # all that is loaded stays: to look through it for garbage again and again takes a tenth of the time
    sys.argv = [name]
    position = SharedPosition(int(memory))
    os.close(int(memory))
    connection = Connection(int(pipe))
    worker = import_module("kbtool.build.worker")
    worker.work(engine, position, connection, Inbox(connection), Path(config) if config else None)
