"""Who is told about changes, and where the preview listens."""

import json
import socket
from collections.abc import Iterator
from dataclasses import replace
from http.client import HTTPConnection
from threading import Thread

import pytest

from kbtool.build.preview.http import PreviewServer, open_server
from kbtool.build.preview.pages import EVENTS
from kbtool.build.preview.state import Board, PreviewState
from kbtool.diagnostics import Diagnostic, Severity, Span
from kbtool.errors import KbError

PROBLEM = Diagnostic(
    "docs/en/x.md", Span.at(2, 1, 3), Severity.ERROR, "KB101", "unknown-key", "<b>bad</b>", "h", "tit: <"
)
SECOND = "2"


@pytest.fixture
def board() -> Board:
    return Board(PreviewState("1", problems=(PROBLEM,)))


@pytest.fixture
def server(board: Board) -> Iterator[PreviewServer]:
    with open_server("127.0.0.1", 0, board) as running:
        Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield running
        board.close()
        running.shutdown()


def test_events_tell_the_state_now_and_every_later_one(server: PreviewServer, board: Board) -> None:
    connection = HTTPConnection("127.0.0.1", server.server_port, timeout=300)
    connection.request("GET", EVENTS)
    response = connection.getresponse()
    connection.close()  # the response keeps the stream
    assert response.getheader("Content-Type") == "text/event-stream; charset=utf-8"

    def read() -> dict[str, object]:
        data: dict[str, object] = json.loads(response.readline().removeprefix(b"data: "))
        assert response.readline() == b"\n"
        return data

    first = read()
    assert first["token"] == "1"  # noqa: S105
    assert first["problems"] == [
        {"place": "docs/en/x.md:2:1", "rule": "KB101 unknown-key", "message": "<b>bad</b>", "hint": "h"}
    ]
    board.show(replace(board.state, token=SECOND, problems=(), errors=("no\nway",)))
    second = read()
    assert (second["token"], second["problems"], second["errors"]) == (SECOND, [], ["no\nway"])
    assert second["digest"] != first["digest"]
    board.close()
    assert response.read() == b""


def test_a_port_in_use_is_said_and_without_a_wish_the_next_one_taken(server: PreviewServer, board: Board) -> None:
    port = server.server_port
    with pytest.raises(
        KbError, match=f"cannot listen on 127.0.0.1:{port}: address already in use; choose another --port"
    ):
        open_server("127.0.0.1", port, board)
    with open_server("127.0.0.1", None, board, first=port) as second:
        assert port < second.server_port < port + 20


def test_an_address_that_is_not_ours_is_said(board: Board) -> None:
    with pytest.raises(KbError, match=r"cannot listen on 192\.0\.2\.1"):
        open_server("192.0.2.1", None, board)


def test_it_listens_on_loopback_only(server: PreviewServer) -> None:
    assert server.server_address[0] == "127.0.0.1"
    assert server.socket.family == socket.AF_INET
