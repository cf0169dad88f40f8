"""One request: the status and where it leads. Of the body nothing is read."""

import socket
import ssl
from dataclasses import dataclass
from functools import partial
from http.client import HTTPException
from threading import Event, Timer

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.util import Url

from kbtool import __version__
from kbtool.lint.external.guard import Guard

USER_AGENT = f"kbtool/{__version__} (link check)"
PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Response:
    """The head of a response."""

    status: int
    location: str = ""
    retry_after: str = ""


@dataclass(frozen=True, slots=True)
class Requester:
    """Sends requests without cookies, passwords or a proxy."""

    guard: Guard
    timeout: float
    """Seconds without a sign of life; a whole answer may take twice as long."""

    def send(self, method: str, url: Url) -> Response:
        """Raises what `Guard.connect` does, ssl.SSLError, http.client.HTTPException and urllib3's HTTPError."""
        connection = self._connection(url)
        is_cut = Event()
        timer = Timer(2 * self.timeout, _cut, (connection, is_cut))  # a server may send a byte now and then for ever
        timer.daemon = True
        try:
            connection.connect()
            timer.start()
            headers = {"User-Agent": USER_AGENT, "Accept": "*/*", "Connection": "close"}
            connection.request(method, url.request_uri, headers=headers, preload_content=False)
            answer = connection.getresponse()
            if is_cut.is_set():
                raise TimeoutError  # what came may be half a line
            return Response(
                answer.status, answer.headers.get("Location", ""), answer.headers.get("Retry-After", "").strip()
            )
        except (OSError, HTTPException, HTTPError) as error:
            if is_cut.is_set():  # whatever the reading made of the end of its connection
                raise TimeoutError from error
            raise
        finally:
            timer.cancel()
            connection.close()

    def _connection(self, url: Url) -> HTTPConnection:
        host = (url.host or "").strip("[]")
        kind = _SecureConnection if url.scheme == "https" else _PlainConnection
        return kind(self.guard, host, url.port or PORTS[url.scheme or "http"], self.timeout)


class _PlainConnection(HTTPConnection):
    """http, opened by the guard."""

    def __init__(self, guard: Guard, host: str, port: int, timeout: float) -> None:
        super().__init__(host, port, timeout=timeout)
        self._open = partial(guard.connect, host, port, timeout)

    def _new_conn(self) -> socket.socket:
        return self._open()


class _SecureConnection(HTTPSConnection):
    """https, opened by the guard; the certificate is checked as a browser does."""

    def __init__(self, guard: Guard, host: str, port: int, timeout: float) -> None:
        super().__init__(host, port, timeout=timeout, cert_reqs=ssl.CERT_REQUIRED)
        self._open = partial(guard.connect, host, port, timeout)

    def _new_conn(self) -> socket.socket:
        return self._open()


def _cut(connection: HTTPConnection, is_cut: Event) -> None:
    """Ends a wait in another thread."""
    is_cut.set()
    opened = connection.sock
    try:
        if opened is not None:
            opened.shutdown(socket.SHUT_RDWR)
    except OSError:
        return
