"""No page of ours needs more than its policy allows: asked of a real browser, with the headers that are shipped."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.theme.policed import policed, read_headers, watched_page
from tests.theme.templates import LANGUAGES


@pytest.fixture(params=["light", "dark"])
def context(request: pytest.FixtureRequest, browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(color_scheme=request.param) as opened:
        yield opened


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_that_is_used_does_not_break_its_policy(context: BrowserContext, address: str, language: str) -> None:
    """That no template does when it is only looked at is told by test_pages_in_browser.py."""
    complaints: list[str] = []
    page = watched_page(context, complaints)
    page.goto(f"{address}{LANGUAGES[language]}search/?q=kbtool")
    page.wait_for_selector("ol.results li a")
    page.goto(f"{address}{LANGUAGES[language]}write/text/notes-tabs-and-code/")
    page.locator("button.scheme").click()
    page.locator(".search input").first.focus()
    page.locator(".search input").first.fill("kbtool")
    page.wait_for_selector(".find-list a")
    assert complaints == []


def test_the_policy_of_the_page_itself_holds_where_a_host_sends_no_headers(browser: Browser, help_centre: Path) -> None:
    with policed(help_centre / "public", rules={}) as address, browser.new_context() as context:
        complaints: list[str] = []
        page = watched_page(context, complaints)
        page.goto(f"{address}zh/write/text/notes-tabs-and-code/")
        assert complaints == []
        with page.expect_console_message(lambda said: "violation script-src" in said.text):
            page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.hit = 1\">')")
        assert page.evaluate("window.hit") is None


def test_the_browser_would_complain_about_a_script_in_a_page(browser: Browser, address: str) -> None:
    """The watch itself works."""
    with browser.new_context() as context:
        complaints: list[str] = []
        page = watched_page(context, complaints)
        page.goto(address)
        with page.expect_console_message(lambda said: "violation script-src" in said.text):
            page.evaluate("document.head.append(Object.assign(document.createElement('script'), {text: 'hit = 1'}))")
        with page.expect_console_message(lambda said: "violation style-src" in said.text):
            page.evaluate("document.body.setAttribute('style', 'color: red')")
        assert page.evaluate("typeof hit") == "undefined"


def test_the_site_of_agents_asks_search_engines_to_stay_away(help_centre: Path) -> None:
    assert read_headers(help_centre / "agents")["/*"]["X-Robots-Tag"] == "noindex"
    assert "X-Robots-Tag" not in read_headers(help_centre / "public")["/*"]
