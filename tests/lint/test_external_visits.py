"""Asking other sites for one address: real servers on this machine, each test with its own."""

import socket
from collections.abc import Iterator
from contextlib import suppress
from threading import Event

import pytest

from kbtool import __version__
from kbtool.lint.external.answer import FOUND, Answer, Outcome
from kbtool.lint.external.request import USER_AGENT
from tests.lint.other_site import HERE, Site, listening, running_site, saying, visitor


@pytest.fixture
def site() -> Iterator[Site]:
    with running_site() as made:
        yield made


def test_a_page_that_is_there_is_asked_for_once_and_nothing_of_it_is_read(site: Site) -> None:
    site.replies["/a"] = (200, {"Content-Length": "1000000000"})
    assert visitor().visit(site.at("/a")) == FOUND
    assert site.asked == ["HEAD /a"]


def test_a_request_says_who_asks_and_tells_nothing_else(site: Site) -> None:
    site.replies["/a"] = (200, {})
    visitor().visit(site.at("/a"))
    assert site.headers[0] == {
        "Host": f"{HERE}:{site.port}",
        "User-Agent": USER_AGENT,
        "Accept": "*/*",
        "Connection": "close",
        "Accept-Encoding": "identity",
    }
    assert __version__ in USER_AGENT


@pytest.mark.parametrize("status", [404, 410])
def test_what_is_not_found_or_gone_is_broken(site: Site, status: int) -> None:
    site.replies["/a"] = (status, {})
    answer = visitor().visit(site.at("/a"))
    assert (answer.outcome, answer.status) == (Outcome.GONE, status)
    assert answer.reason.startswith(f"answers {status} (")


@pytest.mark.parametrize("status", [400, 401, 403, 408, 418, 429, 451, 500, 502, 503, 504, 999])
def test_what_says_nothing_about_the_page_is_no_broken_link(site: Site, status: int) -> None:
    site.replies["/a"] = (status, {})
    assert visitor().visit(site.at("/a")).outcome is Outcome.UNSURE


def test_a_status_can_be_accepted(site: Site) -> None:
    site.replies["/a"] = (403, {})
    assert visitor(accept=(403,)).visit(site.at("/a")) == FOUND


@pytest.mark.parametrize("refused", [403, 404, 405, 500, 501])
def test_a_server_that_refuses_head_is_asked_again_with_get(site: Site, refused: int) -> None:
    site.replies["/a"] = lambda method: (refused if method == "HEAD" else 200, {})
    assert visitor().visit(site.at("/a")) == FOUND
    assert site.asked == ["HEAD /a", "GET /a"]


def test_a_permanent_redirect_gives_the_new_address(site: Site) -> None:
    site.replies |= {"/a": (301, {"Location": "/b?x=1#part"}), "/b?x=1": (308, {"Location": site.at("/c")})}
    site.replies["/c"] = (200, {})
    answer = visitor().visit(site.at("/a"))
    assert answer == Answer(Outcome.MOVED, f"has moved to {site.at('/c')}", site.at("/c"), 200)


def test_a_redirect_for_now_is_no_new_address(site: Site) -> None:
    site.replies |= {"/a": (302, {"Location": "/b"}), "/b": (301, {"Location": "/c"}), "/c": (200, {})}
    assert visitor().visit(site.at("/a")) == FOUND
    site.replies["/first"] = (301, {"Location": "/a"})
    assert visitor().visit(site.at("/first")).address == site.at("/a")


def test_a_redirect_to_a_missing_page_is_broken_and_says_so(site: Site) -> None:
    site.replies["/a"] = (301, {"Location": "/b"})
    answer = visitor().visit(site.at("/a"))
    assert answer == Answer(Outcome.GONE, f"leads to {site.at('/b')}, which answers 404 (Not Found)", status=404)


def test_a_circle_of_redirects_ends(site: Site) -> None:
    site.replies |= {"/a": (302, {"Location": "/b"}), "/b": (302, {"Location": "/a"})}
    assert visitor().visit(site.at("/a")).reason == "redirects more than 10 times"
    assert len(site.asked) == 11


@pytest.mark.parametrize(
    "location", ["file:///etc/passwd", "ftp://example.com/", "http://[", "http://me:pw@127.0.0.1/"]
)
def test_a_redirect_to_what_is_no_web_page_is_not_followed(site: Site, location: str) -> None:
    site.replies["/a"] = (302, {"Location": location})
    assert visitor().visit(site.at("/a")).outcome is Outcome.UNSURE


def test_a_new_address_cannot_write_to_the_terminal(site: Site) -> None:
    site.replies["/a"] = (301, {"Location": "/b\x1b[31m\u202e"})
    site.replies["/b%1B%5B31m%C3%A2%C2%80%C2%AE"] = (200, {})
    assert "\x1b" not in visitor().visit(site.at("/a")).reason


def test_a_server_that_says_nothing_is_waited_for_no_longer_than_set() -> None:
    with listening(lambda connection: None) as port:
        answer = visitor(timeout=0.2).visit(f"http://{HERE}:{port}/")
    assert (answer.outcome, answer.reason) == (Outcome.UNSURE, "did not answer in time")


def test_a_server_that_never_ends_its_answer_is_cut_off() -> None:
    """Each byte comes in time, the whole never does."""
    stop = Event()

    def drip(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nX: ")
        with suppress(OSError):
            while not stop.wait(0.05):
                connection.sendall(b"x")

    with listening(drip) as port:
        answer = visitor(timeout=0.3).visit(f"http://{HERE}:{port}/")
        stop.set()
    assert (answer.outcome, answer.reason) == (Outcome.UNSURE, "did not answer in time")


@pytest.mark.parametrize(
    "noise", [b"", b"SSH-2.0-OpenSSH\r\n", b"HTTP/1.1 200 OK\r\n" + b"a" * 100_000, b"\0" * 70_000]
)
def test_what_is_no_web_server_is_no_broken_link(noise: bytes) -> None:
    with listening(saying(noise)) as port:
        assert visitor().visit(f"http://{HERE}:{port}/").outcome is Outcome.UNSURE


def test_a_certificate_is_asked_for() -> None:
    with listening(saying(b"HTTP/1.1 200 OK\r\n\r\n")) as port:
        assert visitor().visit(f"https://{HERE}:{port}/").reason == "answers no secure connection"


def test_a_machine_where_nothing_listens_is_no_broken_link() -> None:
    with socket.create_server((HERE, 0)) as server:
        port = server.getsockname()[1]
    assert visitor().visit(f"http://{HERE}:{port}/").outcome is Outcome.UNSURE
