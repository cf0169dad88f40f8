"""What search engines hear of, and how they hear it: from a real HTTP server."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from kbtool.build.releases import Release
from kbtool.config import Configuration
from kbtool.errors import KbError
from kbtool.publish.indexnow import submission
from kbtool.publish.indexnow.news import find_news
from kbtool.publish.indexnow.submission import check_key, submit
from kbtool.site.sitemaps.entry import Entry
from kbtool.site.sitemaps.sitemaps import render_index, render_urlset
from tests.build.running import kbtool
from tests.cli.conftest import MKDOCS_YML, write
from tests.conftest import configuration
from tests.publish.conftest import MakeRelease

HOST = "https://help.example.com/"
KEY = "abcdef1234567890"


@dataclass
class SearchEngine:
    """Answers with the statuses it was given, the last again and again, and keeps what it got."""

    statuses: list[int] = field(default_factory=lambda: [200])
    messages: list[dict[str, Any]] = field(default_factory=list)
    types: list[str] = field(default_factory=list)
    url: str = ""


@pytest.fixture
def engine() -> Iterator[SearchEngine]:
    """On a free port."""
    known = SearchEngine()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            known.messages.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            known.types.append(self.headers["Content-Type"])
            self.send_response(known.statuses.pop(0) if len(known.statuses) > 1 else known.statuses[0])
            self.send_header("Location", "/elsewhere")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        known.url = f"http://127.0.0.1:{server.server_address[1]}/indexnow"
        yield known
        server.shutdown()
        thread.join()


def pages(texts: Mapping[str, str], hidden: Mapping[str, str] = {}) -> dict[str, str]:
    """The files of a site: address → text of the page. Those in `hidden` are in no sitemap."""
    sitemap = render_urlset([Entry(f"{HOST}{address}") for address in texts]).decode()
    files = {f"{address}index.html": text for address, text in {**texts, **hidden}.items()}
    index = render_index([f"{HOST}sitemap-en.xml"]).decode()
    return files | {"sitemap.xml": index, "sitemap-en.xml": sitemap, f"{KEY}.txt": KEY, "feed.xml": str(texts)}


def base(folder: Path, **settings: object) -> Configuration:
    return configuration(folder, settings={"indexnow": KEY} | settings)


@pytest.fixture
def two(make_release: MakeRelease) -> tuple[Release, Release]:
    """An old release and the live one."""
    old = make_release(pages({"": "home", "a/": "a", "b/": "b", "gone/": "g", "moved/": "m"}, {"search/": "s"}))
    new = make_release(
        pages({"": "home", "a/": "A", "b/": "b", "new/": "n"}, {"search/": "S", "moved/": "stub", "tags/x/": "x"})
    )
    return old, new


def test_pages_that_are_new_changed_or_gone_are_news_as_far_as_they_may_be_found(
    two: tuple[Release, Release], tmp_path: Path
) -> None:
    news = find_news(base(tmp_path), tmp_path / "site")
    assert (news.added, news.changed) == ((f"{HOST}new/",), (f"{HOST}a/",))
    assert news.removed == (f"{HOST}gone/", f"{HOST}moved/")
    assert (news.since, news.release.digest) == (two[0].digest, two[1].digest)


def test_another_release_can_be_compared_with(
    two: tuple[Release, Release], make_release: MakeRelease, tmp_path: Path
) -> None:
    make_release(pages({"": "home", "a/": "A", "b/": "b", "new/": "new"}))
    assert find_news(base(tmp_path), tmp_path / "site").addresses == (f"{HOST}new/",)
    since = find_news(base(tmp_path), tmp_path / "site", two[0].digest)
    assert since.addresses == (f"{HOST}a/", f"{HOST}gone/", f"{HOST}moved/", f"{HOST}new/")


def test_without_a_release_before_all_is_new(make_release: MakeRelease, tmp_path: Path) -> None:
    make_release(pages({"": "home", "a/": "a"}))
    news = find_news(base(tmp_path), tmp_path / "site")
    assert (news.added, news.since) == ((HOST, f"{HOST}a/"), "")


@pytest.mark.parametrize(
    ("settings", "since", "said"),
    [({}, "0" * 32, "there is no release"), ({"mode": "setup"}, "", "mode: setup")],
)
def test_what_cannot_be_compared_is_said(
    settings: dict[str, object], since: str, said: str, two: tuple[Release, Release], tmp_path: Path
) -> None:
    with pytest.raises(KbError, match=said):
        find_news(base(tmp_path, **settings), tmp_path / "site", since)


def test_a_site_without_an_address_or_a_release_has_no_news(tmp_path: Path) -> None:
    with pytest.raises(KbError, match="holds no release"):
        find_news(base(tmp_path), tmp_path / "site")
    with pytest.raises(KbError, match="site_url"):
        find_news(replace(base(tmp_path), site_url=""), tmp_path / "site")


def test_a_key_is_needed_and_has_to_stand_in_the_live_release(two: tuple[Release, Release], tmp_path: Path) -> None:
    assert check_key(base(tmp_path), two[1]) == KEY
    with pytest.raises(KbError, match="is not set"):
        check_key(base(tmp_path, indexnow=""), two[1])
    with pytest.raises(KbError, match=r"has no another-key\.txt"):
        check_key(base(tmp_path, indexnow="another-key"), two[1])


def test_a_message_says_who_sends_what(engine: SearchEngine, tmp_path: Path) -> None:
    answers = list(submit(base(tmp_path), KEY, [f"{HOST}a/"], engine.url))
    assert [(answer.status, answer.count, answer.is_taken) for answer in answers] == [(200, 1, True)]
    location = f"{HOST}{KEY}.txt"
    expected = {"host": "help.example.com", "key": KEY, "keyLocation": location, "urlList": [f"{HOST}a/"]}
    assert (engine.messages, engine.types) == ([expected], ["application/json"])


def test_more_than_ten_thousand_addresses_go_in_batches(engine: SearchEngine, tmp_path: Path) -> None:
    urls = [f"{HOST}{number}/" for number in range(10_001)]
    assert [answer.count for answer in submit(base(tmp_path), KEY, urls, engine.url)] == [10_000, 1]
    assert [url for message in engine.messages for url in message["urlList"]] == urls


@pytest.mark.parametrize(
    ("status", "said", "is_taken"),
    [
        (202, "yet to be looked at", True),
        (400, "not what the protocol asks for", False),
        (403, f"does not answer at {HOST}{KEY}.txt", False),
        (422, "not those of the host", False),
        (429, "too many requests", False),
        (500, "does not know", False),
        (301, "does not know", False),
    ],
)
def test_every_answer_is_explained_and_the_first_refusal_is_the_last(
    status: int, said: str, is_taken: bool, engine: SearchEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(submission, "BATCH", 1)
    engine.statuses = [status]
    answers = list(submit(base(tmp_path), KEY, [f"{HOST}a/", f"{HOST}b/"], engine.url))
    assert [(answer.status, said in answer.meaning) for answer in answers] == [(status, True)] * (2 if is_taken else 1)


def test_nobody_at_the_endpoint_is_said(engine: SearchEngine, tmp_path: Path) -> None:
    with pytest.raises(KbError, match="does not answer"):
        list(submit(base(tmp_path), KEY, [HOST], "http://127.0.0.1:1/indexnow"))
    with pytest.raises(KbError, match="does not answer"):
        list(submit(base(tmp_path), KEY, [HOST], "no address"))


@pytest.fixture
def written(two: tuple[Release, Release], tmp_path: Path) -> Path:
    """The folder of the settings, with the releases."""
    write(tmp_path, {"mkdocs.yml": f"{MKDOCS_YML}    indexnow: {KEY}\n", "docs/en/index.md": "---\ntitle: A\n---\n"})
    return tmp_path


def test_the_command_lists_what_changed_and_sends_nothing(written: Path, engine: SearchEngine) -> None:
    done = kbtool("indexnow", "--endpoint", engine.url, cwd=written)
    lines = done.stdout.split("\n")
    assert lines[:2] == [f"new      {HOST}new/", f"changed  {HOST}a/"]
    assert lines[2:4] == [f"gone     {HOST}gone/", f"gone     {HOST}moved/"]
    assert lines[4].startswith("1 new, 1 changed, 2 gone; since release ")
    assert (done.returncode, engine.messages) == (0, [])


def test_the_command_sends_when_told_to_and_exits_with_1_when_it_is_refused(
    written: Path, engine: SearchEngine
) -> None:
    done = kbtool("indexnow", "--send", "--format", "json", "--endpoint", engine.url, cwd=written)
    sent = json.loads(done.stdout)["sent"]
    assert (done.returncode, sent) == (0, [{"status": 200, "addresses": 4, "meaning": "taken"}])
    engine.statuses = [403]
    done = kbtool("indexnow", "--send", "--endpoint", engine.url, cwd=written)
    assert (done.returncode, f"{engine.url}: 403 for 4 of 4: the key is not valid" in done.stdout) == (1, True)
    assert len(engine.messages) == 2
