"""The preview's server, asked over real HTTP; its site is a few files that no build made."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from threading import Thread

import pytest

from kbtool.build.preview.http import PreviewServer, open_server
from kbtool.build.preview.pages import EVENTS, SCRIPT
from kbtool.build.preview.state import Board, PreviewState
from kbtool.content.selection import Withheld
from kbtool.diagnostics import Diagnostic, Severity, Span
from kbtool.site.response_headers import IMMUTABLE

PAGE = "<!doctype html><html><body><p>{}</p></body></html>"
FILES = {
    "index.html": PAGE.format("home"),
    "404.html": PAGE.format("not here"),
    "a b/index.html": PAGE.format("article"),
    "fa/index.html": PAGE.format("خانه"),
    "fa/404.html": PAGE.format("نیست"),
    "data.json": "{}",
    "fragment.html": "<p>no body",
}
PROBLEM = Diagnostic(
    "docs/en/x.md", Span.at(2, 1, 3), Severity.ERROR, "KB101", "unknown-key", "<b>bad</b>", "h", "tit: <"
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "served"
    for path, text in FILES.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    return folder


@pytest.fixture
def board(root: Path) -> Board:
    withheld = {"x/": Withheld("docs/en/x.md", "en", "bad", is_error=True)}
    return Board(PreviewState("1", root, prefixes=("", "fa/"), problems=(PROBLEM,), withheld=withheld))


@pytest.fixture
def server(board: Board) -> Iterator[PreviewServer]:
    with open_server("127.0.0.1", 0, board) as running:
        Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield running
        board.close()
        running.shutdown()


def ask(server: PreviewServer, target: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, str]:
    with closing(HTTPConnection("127.0.0.1", server.server_port, timeout=300)) as connection:
        connection.putrequest(method, target, skip_host="Host" in headers)
        for name, value in headers.items():
            connection.putheader(name, value)
        connection.endheaders()
        response = connection.getresponse()
        return response, response.read().decode()


def test_a_page_comes_with_the_script_and_its_file_stays_as_it_was(server: PreviewServer, root: Path) -> None:
    response, text = ask(server, "/")
    assert response.status == 200
    assert response.getheader("Content-Type") == "text/html; charset=utf-8"
    assert response.getheader("Cache-Control") == "no-store"
    script = f'<script src="{SCRIPT}?v=1" defer></script>'
    assert text == FILES["index.html"].replace("</body>", f"{script}</body>")
    assert (root / "index.html").read_text(encoding="utf-8") == FILES["index.html"]


def test_a_file_that_is_named_by_its_content_is_asked_for_once(server: PreviewServer, board: Board, root: Path) -> None:
    (root / "assets").mkdir(exist_ok=True)
    (root / "assets" / "a.0123456789.js").write_text("1", encoding="utf-8")
    board.show(replace(board.state, lasting=("assets/",)))
    kept = {path: ask(server, path)[0].getheader("Cache-Control") for path in ("/assets/a.0123456789.js", "/data.json")}
    assert kept == {"/assets/a.0123456789.js": IMMUTABLE, "/data.json": "no-store"}
    assert ask(server, "/assets/gone.js")[0].getheader("Cache-Control") == "no-store"


def test_only_pages_get_the_script(server: PreviewServer) -> None:
    assert ask(server, "/data.json")[1] == "{}"
    assert ask(server, "/fragment.html")[1].endswith("defer></script>")


def test_the_script_is_there(server: PreviewServer) -> None:
    response, text = ask(server, f"{SCRIPT}?v=1")
    assert response.getheader("Content-Type") == "text/javascript; charset=utf-8"
    assert "EventSource" in text


def test_a_head_request_gets_the_same_headers_and_no_body(server: PreviewServer) -> None:
    full, text = ask(server, "/")
    short, nothing = ask(server, "/", "HEAD")
    assert nothing == ""
    assert short.getheader("Content-Length") == full.getheader("Content-Length") == str(len(text.encode()))


def test_a_folder_without_its_slash_is_sent_to_it(server: PreviewServer) -> None:
    response, _ = ask(server, "/a%20b?q=1")
    assert (response.status, response.getheader("Location")) == (302, "/a%20b/?q=1")
    assert "article" in ask(server, "/a%20b/")[1]


@pytest.mark.parametrize(
    ("target", "words"),
    [("/nowhere/", "not here"), ("/fa/nowhere", "نیست"), ("/fabric/", "not here"), ("/x.css", "not here")],
)
def test_a_missing_page_is_a_404_in_its_language(server: PreviewServer, target: str, words: str) -> None:
    response, text = ask(server, target)
    assert response.status == 404
    assert words in text
    assert SCRIPT in text


def test_without_a_page_for_that_a_missing_one_is_still_a_404(server: PreviewServer, root: Path) -> None:
    (root / "404.html").unlink()
    assert ask(server, "/nowhere/")[0].status == 404


@pytest.mark.parametrize(
    "target", ["/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/..%5csecret.txt", "/a%00"]
)
def test_a_path_trick_is_refused(server: PreviewServer, target: str) -> None:
    response, text = ask(server, target)
    assert response.status == 400
    assert "secret\n" not in text


def test_a_link_that_leads_out_is_not_followed(server: PreviewServer, root: Path) -> None:
    (root / "out.txt").symlink_to(root.parent / "secret.txt")
    assert ask(server, "/out.txt")[0].status == 404


@pytest.mark.parametrize("header", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", ""])
def test_a_foreign_name_is_refused(server: PreviewServer, header: str) -> None:
    for target in ("/", EVENTS, SCRIPT):
        response, text = ask(server, target, Host=header)
        assert response.status == 403
        assert "home" not in text


@pytest.mark.parametrize("header", ["localhost:8000", "127.0.0.1", "[::1]:80"])
def test_an_own_name_is_answered(server: PreviewServer, header: str) -> None:
    assert ask(server, "/", Host=header)[0].status == 200


def test_a_broken_article_is_explained_at_its_own_address(server: PreviewServer) -> None:
    for target in ("/x/", "/x"):
        response, text = ask(server, target)
        assert response.status == 503
        assert "docs/en/x.md:2:1: error KB101 unknown-key: &lt;b&gt;bad&lt;/b&gt;" in text
        assert "tit: &lt;" in text
        assert "<b>" not in text


def test_before_the_first_build_every_address_waits(server: PreviewServer, board: Board) -> None:
    board.show(PreviewState("0"))
    response, text = ask(server, "/anything/")
    assert response.status == 503
    assert "is building the site" in text
    board.show(PreviewState("0", errors=("mkdocs.yml: <wrong>",)))
    assert "mkdocs.yml: &lt;wrong&gt;" in ask(server, "/")[1]


def test_a_site_below_a_path_is_served_there(server: PreviewServer, board: Board) -> None:
    board.show(replace(board.state, mount="/hilfe für alle/"))
    response, _ = ask(server, "/")
    assert response.getheader("Location") == "/hilfe%20f%C3%BCr%20alle/"
    assert "home" in ask(server, "/hilfe%20f%C3%BCr%20alle/")[1]
    assert ask(server, "/hilfe%20f%C3%BCr%20alle/fa/x/")[0].status == 404
    assert server.url.endswith("/hilfe%20f%C3%BCr%20alle/")


def test_other_methods_and_other_addresses_of_ours_are_refused(server: PreviewServer) -> None:
    assert ask(server, "/", "POST")[0].status == 501
    assert ask(server, "/_kbtool/else")[0].status == 404
