"""A running `kbtool serve`, and what it prints."""

import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import IO
from urllib.error import HTTPError
from urllib.request import urlopen

from tests.build.running import BIN, environment

PATIENCE = 60.0
"""Seconds to wait for a build on a slow machine."""


class Preview:
    """A preview of a base; its temporary folders are made in `temporary`."""

    def __init__(self, base: Path, temporary: Path, *arguments: str) -> None:
        temporary.mkdir(exist_ok=True)
        self.base, self.temporary = base, temporary
        self.process = subprocess.Popen(
            [BIN / "kbtool", "serve", "--port", "0", *arguments],
            cwd=base,
            env=environment(TMPDIR=str(temporary), PYTHONUNBUFFERED="1"),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        assert self.process.stdout is not None
        self._lines: Queue[str] = Queue()
        self._reader = Thread(target=_read, args=(self.process.stdout, self._lines))
        self._reader.start()
        self.url = self.wait_for("http://").split()[0]

    def wait_for(self, words: str, patience: float = PATIENCE) -> str:
        """The next line with these words."""
        passed: list[str] = []
        while not passed or words not in passed[-1]:
            try:
                passed.append(self._lines.get(timeout=patience))
            except Empty:
                raise AssertionError(f"nothing said {words!r}:\n{''.join(passed)}") from None
        return passed[-1]

    def get(self, address: str) -> tuple[int, str]:
        """Status and text of an address."""
        try:
            with urlopen(f"{self.url}{address}", timeout=PATIENCE) as response:  # noqa: S310
                return response.status, response.read().decode()
        except HTTPError as error:
            with error:
                return error.code, error.read().decode()

    def write(self, path: str, text: str) -> None:
        """Saves a file of the base."""
        (self.base / path).write_text(text, encoding="utf-8")

    def end(self, number: int = signal.SIGINT) -> int:
        """Ends it as a person or a service manager would; returns the exit code."""
        self.process.send_signal(number)
        code = self.process.wait(timeout=PATIENCE)
        self._reader.join()
        return code


def _read(stream: IO[str], lines: "Queue[str]") -> None:
    with stream:
        for line in stream:
            lines.put(line)


@contextmanager
def preview(base: Path, temporary: Path, *arguments: str) -> Iterator[Preview]:
    """A preview that has built its site once."""
    running = Preview(base, temporary, *arguments)
    try:
        running.wait_for(" built ")
        yield running
    finally:
        if running.process.poll() is None:
            running.end(signal.SIGKILL)
