"""What the first view of an article costs a reader: on a phone and a desk, in three languages."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, CDPSession, Page, Request, Route, ViewportSize

from kbtool.site.images import place_images
from tests.conftest import REPOSITORY
from tests.content.media_files import png
from tests.theme.zipped import zipped

MOST_BYTES = 50 * 1024
"""Of the goal of 70 KiB, what we hold."""
MOST_REQUESTS = 12
MOST_SHIFT = 0.01
SHIFTS = """window.shifts = [];
new PerformanceObserver(list => list.getEntries().forEach(entry => {
  if (!entry.hadRecentInput) shifts.push(entry.value);
})).observe({type: "layout-shift", buffered: true});"""
LOUD = ("error", "warning")
SUM = "shifts.reduce((sum, value) => sum + value, 0)"
PAINTED = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
STYLES = ("kbtool", "content")
BEFORE = '<body class="is-article"><div class="layout"><main><div class="content">'
"""As in `base.html`: a browser may paint a page before all of it is read, and its columns must be as wide then."""
PICTURE, LARGE = png(1600, 900), {"/late.png": (1600, 900)}
ARTICLE = "get-started/what-is-kbtool/"
"""It has an image."""
SIZES = {"phone": ViewportSize(width=390, height=844), "desk": ViewportSize(width=1280, height=900)}
SEARCH = "/assets/search"


@dataclass
class View:
    """What a browser meets."""

    transferred: dict[str, float] = field(default_factory=dict)
    """Id of a request → bytes that came, headers included."""
    requested: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    shift: float = 0.0

    def watch(self, page: Page, session: CDPSession) -> None:
        """Notes everything from now on."""
        session.send("Network.enable")
        session.on("Network.loadingFinished", self._finished)
        page.on("request", lambda request: self.requested.append(request.url))
        page.on("requestfailed", self._failed)
        page.on("response", lambda answer: self.complaints.append(answer.url) if answer.status >= 400 else None)
        page.on("console", lambda said: self.complaints.append(said.text) if said.type in LOUD else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _finished(self, event: dict[str, Any]) -> None:
        self.transferred[event["requestId"]] = event["encodedDataLength"]

    def _failed(self, request: Request) -> None:
        self.complaints.append(f"{request.url}: {request.failure}")


@pytest.fixture(scope="module")
def site(help_centre: Path) -> Iterator[str]:
    with zipped(help_centre / "public") as address:
        yield address


@pytest.fixture(scope="module", params=[f"{prefix}{ARTICLE}" for prefix in ("", "zh/", "fa/")])
def path(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=SIZES)
def view(request: pytest.FixtureRequest, browser: Browser, site: str, path: str) -> Iterator[View]:
    seen = View()
    with browser.new_context(viewport=SIZES[request.param], is_mobile=request.param == "phone") as context:
        page = context.new_page()
        page.add_init_script(SHIFTS)
        seen.watch(page, context.new_cdp_session(page))
        page.goto(site + path)
        page.wait_for_load_state("networkidle")
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        page.wait_for_load_state("networkidle")
        page.evaluate(PAINTED)
        seen.shift = page.evaluate(SUM)
        yield seen


def test_an_article_is_light_and_still_and_asks_nobody_else(view: View, site: str) -> None:
    assert view.complaints == []
    assert {urlsplit(url).netloc for url in view.requested} == {urlsplit(site).netloc}
    assert len(view.requested) <= MOST_REQUESTS, view.requested
    assert sum(view.transferred.values()) <= MOST_BYTES, view.transferred
    assert view.shift < MOST_SHIFT
    assert [url for url in view.requested if SEARCH in urlsplit(url).path] == []


def test_the_search_comes_when_the_reader_turns_to_it(browser: Browser, site: str) -> None:
    seen = View()
    with browser.new_context(viewport=SIZES["desk"]) as context:
        page = context.new_page()
        seen.watch(page, context.new_cdp_session(page))
        page.goto(f"{site}{ARTICLE}")
        with page.expect_request(lambda request: SEARCH in urlsplit(request.url).path):
            page.keyboard.press("/")
        page.wait_for_load_state("networkidle")
    assert seen.complaints == []


@pytest.mark.parametrize(
    ("text", "pushes"),
    [
        (place_images('<p><img src="/late.png" alt=""></p>', LARGE.get), False),
        (place_images('<p><img src="/late.png" alt="" width="320"></p>', LARGE.get), False),
        ('<video src="/late.mp4" controls=""></video>', False),
        ('<p><iframe src="/late.html"></iframe></p>', False),
        ('<p><img src="/late.png" alt=""></p>', True),
    ],
)
def test_what_comes_late_pushes_the_text_only_where_nobody_knows_its_size(
    browser: Browser, text: str, pushes: bool
) -> None:
    styles = "".join((REPOSITORY / f"overrides/assets/{name}.css").read_text(encoding="utf-8") for name in STYLES)
    html = f"<!doctype html><style>{styles}</style>{BEFORE}{text}<p>{'Text. ' * 200}</p></div></main></div>"
    waiting: list[Route] = []
    with browser.new_context(viewport=SIZES["phone"]) as context:
        page = context.new_page()
        page.add_init_script(SHIFTS)
        page.route("**/late.*", lambda route: waiting.append(route))
        page.route("**/page.html", lambda route: route.fulfill(body=html, content_type="text/html"))
        with page.expect_request("**/late.*"):
            page.goto("https://help.example.com/page.html", wait_until="domcontentloaded")
        page.evaluate(PAINTED)
        for route in waiting:
            route.fulfill(body=PICTURE, content_type="image/png")
        page.wait_for_load_state("networkidle")
        page.evaluate(PAINTED)
        assert (page.evaluate(SUM) >= MOST_SHIFT) == pushes
    assert waiting
