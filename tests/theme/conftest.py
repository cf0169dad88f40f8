"""Our own help centre, built once and served the way a web server would."""

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from kbtool.build.build import build
from kbtool.build.options import Options
from kbtool.config import read_configuration
from kbtool.content.knowledge_base import KnowledgeBase
from tests.conftest import REPOSITORY


class _Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
        """Says nothing."""


@pytest.fixture(scope="session")
def help_centre(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built sites of docs/, one folder for each audience."""
    site = tmp_path_factory.mktemp("help-centre") / "site"
    kb = KnowledgeBase.from_folder(read_configuration(REPOSITORY / "mkdocs.yml"))
    build(kb, Options(output=site, audiences=("public", "agents")), lambda job, done: None)
    return site


@pytest.fixture(scope="session")
def address(help_centre: Path) -> Iterator[str]:
    """Where the public site answers, with a slash at the end."""
    handler = functools.partial(_Handler, directory=str(help_centre / "public"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
