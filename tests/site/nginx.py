"""A real nginx with our configuration, asked through a socket file: no port that others may hold."""

import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPMessage
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, sleep

PLACES = "/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin:/opt/homebrew/bin"
PATIENCE = 30.0
MAIN = """
daemon off; pid {place}/pid; error_log {place}/error.log;
{user}
events {{}}
http {{
    access_log off;
    types {{ text/html html; text/css css; application/json json; image/png png; }}
    default_type application/octet-stream;
    client_body_temp_path {place}/1; proxy_temp_path {place}/2; fastcgi_temp_path {place}/3;
    uwsgi_temp_path {place}/4; scgi_temp_path {place}/5;
    server {{
        listen unix:{place}/socket;
        root {root};
        include {place}/site.conf;
    }}
}}
"""


def find_nginx() -> str | None:
    """The program, also where it lies outside an ordinary user's path."""
    return shutil.which("nginx") or shutil.which("nginx", path=PLACES)


class _SocketConnection(HTTPConnection):
    def __init__(self, path: Path) -> None:
        super().__init__("site.example", timeout=PATIENCE)
        self.path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.connect(str(self.path))


class Nginx:
    """A running server."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def get(self, address: str) -> tuple[int, HTTPMessage, str]:
        """Status, headers and text."""
        connection = _SocketConnection(self.path)
        try:
            connection.request("GET", address)
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read().decode()
        finally:
            connection.close()


@contextmanager
def nginx(program: str, text: str, root: Path) -> Iterator[Nginx]:
    """The server with the directives in `text` for the folder `root`; `nginx -t` must have nothing against it."""
    # The path of a socket may have 107 bytes only, and pytest's folders are deep.
    with TemporaryDirectory(prefix="nginx-") as folder:
        place = Path(folder)
        user = "user root;" if place.owner() == "root" else ""
        (place / "nginx.conf").write_text(MAIN.format(place=place, root=root, user=user), encoding="utf-8")
        (place / "site.conf").write_text(text, encoding="utf-8")
        command = [program, "-p", folder, "-e", f"{folder}/error.log", "-c", f"{folder}/nginx.conf"]
        tested = subprocess.run([*command, "-t", "-q"], capture_output=True, text=True, timeout=PATIENCE)
        assert (tested.returncode, tested.stderr) == (0, "")
        with subprocess.Popen(command) as process:
            try:
                _wait_for(place / "socket")
                yield Nginx(place / "socket")
            finally:
                process.terminate()


def _wait_for(path: Path) -> None:
    """Until somebody answers: the file is there a moment before."""
    end = monotonic() + PATIENCE
    while True:
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as asking:
                asking.connect(str(path))
            return
        except OSError:
            assert monotonic() < end, "nginx does not listen"
            sleep(0.02)
