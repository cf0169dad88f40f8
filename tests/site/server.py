"""A running web server with our configuration, and how it is asked."""

import socket
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPMessage
from pathlib import Path
from time import monotonic, sleep

PLACES = "/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin:/opt/homebrew/bin"
"""Where servers lie outside an ordinary user's path too."""
PATIENCE = 30.0


class NotRunningError(Exception):
    """The server has ended; somebody else may hold its port."""


class Server:
    """A running server; `connect` opens a socket to it."""

    def __init__(self, connect: Callable[[], socket.socket]) -> None:
        self.connect = connect

    def get(self, address: str) -> tuple[int, HTTPMessage, str]:
        """Status, headers and text."""
        connection = HTTPConnection("site.example", timeout=PATIENCE)
        try:
            connection.sock = self.connect()
            connection.request("GET", address)
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read().decode()
        finally:
            connection.close()


@contextmanager
def running(command: Sequence[str], connect: Callable[[], socket.socket]) -> Iterator[Server]:
    """The server that a command starts."""
    with subprocess.Popen(command) as process:
        try:
            _wait_for(process, connect)
            yield Server(connect)
        finally:
            process.terminate()


def _wait_for(process: subprocess.Popen[bytes], connect: Callable[[], socket.socket]) -> None:
    """Until somebody answers."""
    end = monotonic() + PATIENCE
    while True:
        if process.poll() is not None:
            raise NotRunningError
        try:
            connect().close()
            return
        except OSError:
            assert monotonic() < end, "the server does not listen"
            sleep(0.02)


def connect_file(path: Path) -> socket.socket:
    """To a server that listens at a file: no port that others may hold."""
    found = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        found.connect(str(path))
    except OSError:
        found.close()
        raise
    return found
