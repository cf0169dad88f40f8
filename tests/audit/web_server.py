"""A site as a good host serves it: over HTTPS, compressed, with its headers and its page for what is missing."""

import gzip
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from fnmatch import fnmatchcase
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any
from urllib.parse import unquote, urlsplit

from tests.theme.policed import Rules, read_headers

COMPRESSED = ("text/", "application/javascript", "application/json", "application/xml", "image/svg+xml")


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: Any, folder: Path, rules: Rules, **options: Any) -> None:
        self.folder = folder
        self.rules = rules
        super().__init__(*arguments, **options)

    def do_GET(self) -> None:
        """Answers with a file, or with the page that says there is none."""
        path = unquote(urlsplit(self.path).path)
        file = self.folder / (path + "index.html" if path.endswith("/") else path).lstrip("/")
        found = file.is_file() and file.resolve().is_relative_to(self.folder)
        file = file if found else self._missing(path)
        kind = guess_type(file.name)[0] or "application/octet-stream"
        body = file.read_bytes()
        self.send_response(HTTPStatus.OK if found else HTTPStatus.NOT_FOUND)
        if kind.startswith(COMPRESSED):
            body = gzip.compress(body)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(body)))
        for pattern, headers in self.rules.items():
            if fnmatchcase(path, pattern):
                for name, value in headers.items():
                    self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _missing(self, path: str) -> Path:
        in_language = self.folder / path.split("/")[1] / "404.html"
        return in_language if in_language.is_file() else self.folder / "404.html"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
        """Says nothing."""


@contextmanager
def secure(folder: Path, host: str) -> Iterator[int]:
    """The port of this machine at which the site answers as `host` while the block runs; nobody signed for it."""
    rules = read_headers(folder) if (folder / "_headers").is_file() else {}
    handler = partial(_Handler, folder=folder.resolve(), rules=rules)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.socket = _certified(host).wrap_socket(server.socket, server_side=True)
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield server.server_port
        finally:
            server.shutdown()
            thread.join()


def _certified(host: str) -> ssl.SSLContext:
    with TemporaryDirectory() as place:
        key, certificate = f"{place}/key.pem", f"{place}/certificate.pem"
        curve = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2")
        names = ("-subj", f"/CN={host}", "-addext", f"subjectAltName=DNS:{host}")
        command = ("openssl", "req", "-x509", *curve, *names, "-keyout", key, "-out", certificate)
        subprocess.run(command, check=True, capture_output=True, timeout=60)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
    return context
