"""A real Typesense server for the tests, from the packages that `.ci/servers` installs; its key opens everything."""

import json
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from time import monotonic, sleep
from typing import Any

REPOSITORY = Path(__file__).parents[2]
PROGRAM = REPOSITORY / ".cache/typesense/typesense-server"
MASTER_KEY = "master"
PATIENCE = 60.0


@dataclass(frozen=True)
class TypesenseServer:
    """A running server."""

    port: int

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}"

    def ask(self, method: str, path: str, body: bytes = b"", key: str = MASTER_KEY) -> tuple[int, str]:
        """Status and text of an answer. Raises OSError when it does not listen."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request(method, path, body, {"X-TYPESENSE-API-KEY": key, "Content-Type": "application/json"})
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        finally:
            connection.close()

    def made(self, path: str, value: object, method: str = "POST") -> Any:
        """What the server says to JSON that it has to take."""
        status, text = self.ask(method, path, json.dumps(value).encode())
        assert status in (200, 201), text
        return json.loads(text)


@contextmanager
def typesense(folder: Path) -> Iterator[TypesenseServer]:
    """A server with nothing in it; another one where somebody took its port meanwhile."""
    while True:
        port, peers = free_ports()
        data = folder / str(port)
        data.mkdir()
        with (
            (data / "log").open("w") as log,
            subprocess.Popen(command(data, port, peers), stdout=log, stderr=log) as process,
        ):
            try:
                if answers(process, TypesenseServer(port)):
                    yield TypesenseServer(port)
                    return
            finally:
                process.kill()


def command(data: Path, port: int, peers: int) -> list[str]:
    """The server, reached from this machine only."""
    own = "127.0.0.1"
    options = ["--api-address", own, "--api-port", str(port), "--peering-address", own, "--peering-port", str(peers)]
    return [str(PROGRAM), "--data-dir", str(data), "--api-key", MASTER_KEY, "--enable-cors", *options]


def free_ports() -> tuple[int, int]:
    """Two that nobody listens at."""
    with socket.socket() as first, socket.socket() as second:
        for found in (first, second):
            found.bind(("127.0.0.1", 0))
        return first.getsockname()[1], second.getsockname()[1]


def answers(process: subprocess.Popen[bytes], server: TypesenseServer) -> bool:
    """Whether it is ready; False when it has ended."""
    end = monotonic() + PATIENCE
    while process.poll() is None:
        try:
            if server.ask("GET", "/health")[0] == 200:
                return True
        except (OSError, HTTPException):
            pass
        assert monotonic() < end, "the server does not answer"
        sleep(0.05)
    return False
