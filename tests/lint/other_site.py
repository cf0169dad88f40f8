"""Other people's sites, on this machine: one that answers by a table, and things that are no web server."""

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from kbtool.lint.external.guard import Guard
from kbtool.lint.external.manners import Manners
from kbtool.lint.external.request import Requester
from kbtool.lint.external.visit import Visitor

HERE = "127.0.0.1"
OTHER = "localhost"
"""The same machine as another host."""
Reply = tuple[int, dict[str, str]]


class Site:
    """A server that answers by a table and remembers what it was asked."""

    def __init__(self) -> None:
        self.replies: dict[str, Reply | Callable[[str], Reply]] = {}
        """Path → status and headers, or a function of the method."""
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append(f"{self.command} {self.path}")
                site.headers.append(dict(self.headers))
                reply = site.replies.get(self.path, (404, {}))
                status, headers = reply(self.command) if callable(reply) else reply
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()

            do_HEAD = do_GET  # noqa: N815 - the name that http.server looks for

            def log_message(self, *args: Any) -> None:
                """Nothing."""

        self.server = ThreadingHTTPServer((HERE, 0), Handler)
        self.port = self.server.server_port

    def at(self, path: str, host: str = HERE) -> str:
        return f"http://{host}:{self.port}{path}"


@contextmanager
def running_site() -> Iterator[Site]:
    """A site that answers while the block runs."""
    made = Site()
    thread = Thread(target=made.server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield made
    finally:
        made.server.shutdown()
        thread.join()
        made.server.server_close()


def visitor(
    *private: str, manners: Manners | None = None, accept: tuple[int, ...] = (), timeout: float = 20
) -> Visitor:
    return Visitor(Requester(Guard(frozenset(private or (HERE,))), timeout), manners or Manners(0), accept)


@contextmanager
def listening(speak: Callable[[socket.socket], None]) -> Iterator[int]:
    """The port of something that takes a connection and says what it wants."""
    with socket.create_server((HERE, 0)) as server:
        taken: list[socket.socket] = []

        def take() -> None:
            try:
                while True:
                    connection, _ = server.accept()
                    taken.append(connection)
                    speak(connection)
            except OSError:
                return

        thread = Thread(target=take)
        thread.start()
        yield server.getsockname()[1]
        server.shutdown(socket.SHUT_RDWR)
        thread.join()
        for connection in taken:
            connection.close()


def saying(answer: bytes) -> Callable[[socket.socket], None]:
    """Waits for the request, says the same to everybody and hangs up."""

    def speak(connection: socket.socket) -> None:
        connection.recv(4096)
        with suppress(OSError):  # the other side need not hear all of it
            connection.sendall(answer)
        connection.close()

    return speak
