"""By no address does the preview of the public site answer with anything that is not public."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread

import pytest

from kbtool.build.preview.builder import PreviewBuilder
from kbtool.build.preview.http import PreviewServer, open_server
from kbtool.build.preview.pages import EVENTS
from kbtool.build.preview.state import Board, PreviewState
from kbtool.config import read_configuration
from tests.build.conftest import BuiltBase
from tests.build.preview_engine import FakeEngine, engine, rebuilt
from tests.cli.conftest import TEXTS, write

__all__ = ["engine"]
UP = ("..", "%2e%2e", "%2E.", ".%2e", "%252e%252e", "..;", "%c0%ae%c0%ae", "...", "..%00", "%u002e%u002e")
BETWEEN = ("/", "%2f", "%2F", "%5c", "\\", "//", "/./", "%252f")
GOALS = ("agents/index.html", ".current/agents/index.html", "../docs/en/staff/zqagents.md", ".releases/agents/")


@contextmanager
def serving(board: Board) -> Iterator[PreviewServer]:
    with open_server("127.0.0.1", 0, board) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        try:
            yield server
        finally:
            board.close()
            server.shutdown()


def ask(server: PreviewServer, target: str) -> tuple[int, bytes]:
    """Status and body; of the stream of events its first."""
    with closing(HTTPConnection("127.0.0.1", server.server_port, timeout=300)) as connection:
        connection.putrequest("GET", target)
        connection.endheaders()
        response = connection.getresponse()
        return response.status, response.readline() if target == EVENTS else response.read()


def restricted(site: Path) -> list[str]:
    """The addresses of the pages that agents have and the public has not."""
    own, others = ({str(p.relative_to(site / a)) for p in (site / a).rglob("*.html")} for a in ("public", "agents"))
    return sorted(others - own)


@pytest.mark.slow
def test_no_spelling_of_an_address_leads_to_another_audience(built: BuiltBase) -> None:
    pages = restricted(built.site)
    tricks = [
        f"/{sep.join([up] * depth)}{sep}{goal}" for up in UP for sep in BETWEEN for depth in (1, 3) for goal in GOALS
    ]
    spelled = [
        f"/{text}" for page in pages for text in (page, page.upper(), page.replace("/", "%2f"), f"agents/{page}")
    ]
    with serving(Board(PreviewState("1", (built.site / "public").resolve(), prefixes=("", "zh/", "fa/")))) as server:
        assert ask(server, "/billing/refunds/")[0] == 200
        answers = {target: ask(server, target) for target in (*tricks, *spelled)}
    assert [target for target, (status, _) in answers.items() if status not in (400, 404)] == []
    shown = {target: body for target, (status, body) in answers.items() if status == 404}  # 400 repeats what was asked
    assert [target for target, body in shown.items() if b"zqagents" in body or b"audience:" in body] == []
    with serving(Board(PreviewState("1", (built.site / "agents").resolve()))) as server:
        assert {ask(server, f"/{page}")[0] for page in pages} == {200}


@pytest.mark.parametrize("shows_sources", [True, False], ids=["this computer", "the network"])
def test_an_error_in_a_restricted_article_is_shown_on_this_computer_only(
    shows_sources: bool, tmp_path: Path, engine: FakeEngine
) -> None:
    broken = "---\ntitle: zqtitle\naudience: agents\ntitel: zqwords\n---\n"
    write(tmp_path, {**TEXTS, "docs/en/billing/zqsecret.md": broken})
    config = tmp_path / "mkdocs.yml"
    builder = PreviewBuilder(config, "public", tmp_path / "site", 0, "mkdocs", shows_sources=shows_sources)
    board = Board(builder.first_state(read_configuration(config)))
    assert "docs/en/billing/zqsecret.md" in {problem.path for problem in rebuilt(builder, board).problems}
    with serving(board) as server:
        bodies = [ask(server, target)[1] for target in (EVENTS, "/billing/zqsecret/", "/billing/other/")]
    assert [b"zq" in body for body in bodies] == [shows_sources, shows_sources, False]
