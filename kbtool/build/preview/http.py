"""The preview's web server: files of one audience's site, on this computer, for one person."""

import socket
from errno import EADDRINUSE
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from socketserver import TCPServer
from urllib.parse import quote

from kbtool.build.preview.address import Asked, BadAddressError, find_file, is_folder, parse_address
from kbtool.build.preview.host import is_own_name
from kbtool.build.preview.pages import (
    EVENTS,
    OWN_STYLE,
    PREFIX,
    SCRIPT,
    STYLE,
    event,
    missing_page,
    waiting_page,
    with_script,
    withheld_page,
)
from kbtool.build.preview.state import Board, PreviewState
from kbtool.errors import KbError
from kbtool.site.media_type import media_type
from kbtool.site.response_headers import IMMUTABLE

HEARTBEAT = 15.0
"""Seconds after which a silent stream of events says that it is alive, and finds out whether anybody listens."""
HTML = "text/html; charset=utf-8"


class PreviewServer(ThreadingHTTPServer):
    """Answers from the state on the board."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, host: str, port: int, board: Board) -> None:
        self.board = board
        self.host = host
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        super().__init__((host, port), PreviewHandler)

    def server_bind(self) -> None:
        """Binds without asking the name service who we are, which may take seconds."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = self.host, self.server_address[1]

    @property
    def url(self) -> str:
        """The address of the home page."""
        name = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(self.host, self.host)  # noqa: S104  (asked for by the user)
        host = f"[{name}]" if ":" in name else name
        return f"http://{host}:{self.server_port}{quote(self.board.state.mount)}"


def open_server(host: str, port: int | None, board: Board, first: int = 8000, tries: int = 20) -> PreviewServer:
    """A server that listens on `port`, or without one on the first free port from `first`.

    Raises KbError when it cannot listen.
    """
    candidates = [port] if port is not None else list(range(first, first + tries))
    for candidate in candidates:
        try:
            return PreviewServer(host, candidate, board)
        except OSError as error:
            if candidate == candidates[-1] or error.errno != EADDRINUSE:
                reason = (error.strerror or str(error)).lower()
                raise KbError(f"cannot listen on {host}:{candidate}: {reason}; choose another --port") from error
    raise AssertionError


class PreviewHandler(BaseHTTPRequestHandler):
    """One connection."""

    server: PreviewServer
    protocol_version = "HTTP/1.1"
    timeout = 60

    def version_string(self) -> str:
        """The Server header."""
        return "kbtool"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Says nothing: the terminal is for builds."""

    def do_HEAD(self) -> None:
        """As GET, without the body."""
        self.do_GET()

    def do_GET(self) -> None:
        """Answers with a page, a file, or the stream of events."""
        if not is_own_name(self.headers.get("Host"), self.server.host):
            self._send(HTTPStatus.FORBIDDEN, b"This preview answers to its own name only.\n", "text/plain")
            return
        try:
            asked = parse_address(self.path)
        except BadAddressError as error:
            self._send(HTTPStatus.BAD_REQUEST, f"{error}\n".encode(errors="replace"), "text/plain; charset=utf-8")
            return
        if asked.path == EVENTS:
            self._stream()
        elif asked.path == SCRIPT:
            script = files("kbtool.build.preview") / "reload.js"
            self._send(HTTPStatus.OK, script.read_bytes(), "text/javascript; charset=utf-8")
        elif asked.path == STYLE:
            self._send(HTTPStatus.OK, OWN_STYLE, "text/css; charset=utf-8")
        elif asked.path.startswith(PREFIX):
            self._send(HTTPStatus.NOT_FOUND, b"", "text/plain")
        else:
            self._answer(asked, self.server.board.state)

    def _answer(self, asked: Asked, state: PreviewState) -> None:
        if state.root is None:
            self._send(HTTPStatus.SERVICE_UNAVAILABLE, waiting_page(state), HTML)
            return
        if not asked.path.startswith(state.mount):
            self._redirect(quote(state.mount))
            return
        path = asked.path.removeprefix(state.mount)
        if not state.make(path):
            self._send(HTTPStatus.SERVICE_UNAVAILABLE, waiting_page(self.server.board.state), HTML)
            return
        file = find_file(state.root, path)
        if file is not None:
            self._send_file(file, state, is_lasting=path.startswith(state.lasting))
        elif is_folder(state.root, path):
            self._redirect(asked.with_slash)
        elif withheld := state.withheld.get(f"{path.strip('/')}/".lstrip("/")):
            self._send(HTTPStatus.SERVICE_UNAVAILABLE, withheld_page(state, withheld), HTML)
        else:
            self._send_not_found(state.root, path, state)

    def _send_file(
        self, file: Path, state: PreviewState, status: HTTPStatus = HTTPStatus.OK, is_lasting: bool = False
    ) -> None:
        try:
            kind, body = media_type(file), file.read_bytes()
        except OSError:  # two builds ended since the file was found
            self._send(HTTPStatus.SERVICE_UNAVAILABLE, waiting_page(state), HTML)
            return
        headers = {"Cache-Control": IMMUTABLE} if is_lasting else {}  # a page that is reloaded asks for itself alone
        self._send(status, with_script(body, state) if kind == HTML else body, kind, **headers)

    def _send_not_found(self, root: Path, path: str, state: PreviewState) -> None:
        """The page for missing addresses of the language they belong to, else of the default language."""
        for prefix in sorted(state.prefixes, key=len, reverse=True):
            name = f"{prefix}404.html"
            file = find_file(root, name) if path.startswith(prefix) and state.make(name) else None
            if file is not None:
                self._send_file(file, state, HTTPStatus.NOT_FOUND)
                return
        self._send(HTTPStatus.NOT_FOUND, missing_page(state), HTML)

    def _redirect(self, target: str) -> None:
        self._send(HTTPStatus.FOUND, b"", "text/plain", Location=target)

    def _send(self, status: HTTPStatus, body: bytes, kind: str, **headers: str) -> None:
        self.send_response(status)
        self._common_headers(kind, **headers, **{"Content-Length": str(len(body))})
        if self.command != "HEAD":
            self.wfile.write(body)

    def _common_headers(self, kind: str, **headers: str) -> None:
        always = {"Content-Type": kind, "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
        for name, value in (always | dict(self.server.board.state.headers) | headers).items():
            self.send_header(name, value)
        self.end_headers()

    def _stream(self) -> None:
        """Server-sent events (HTML standard, 9.2): the state now, and each later one."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self._common_headers("text/event-stream; charset=utf-8", Connection="close")
        board = self.server.board
        state = board.state
        text = f"data: {event(state)}\n\n"
        try:
            while not board.is_closed and self.command != "HEAD":
                self.wfile.write(text.encode())
                self.wfile.flush()
                seen, state = state, board.next_state(state, HEARTBEAT)
                text = ": still here\n\n" if state is seen else f"data: {event(state)}\n\n"
        except OSError:
            return  # the page is closed
