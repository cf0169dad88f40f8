"""What a reader meets, in a real browser: every template, three languages, phone and desktop, light and dark."""

from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, ViewportSize

from tests.theme.policed import watched_page
from tests.theme.templates import DESKTOP, LANGUAGES, PAGES, PHONE

Scheme = Literal["light", "dark"]


class Watched:
    """A page that notes what goes wrong while it is open, and what breaks its policy."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.address = address
        self.requests: list[str] = []
        self.faults: list[str] = []
        self.page = watched_page(context, self.faults)
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("response", lambda answer: self.faults.append(answer.url) if answer.status >= 400 else None)

    def open(self, path: str) -> "Watched":
        self.page.goto(self.address + path)
        return self


@pytest.fixture(params=[(PHONE, "light"), (DESKTOP, "dark")], ids=["phone-light", "desktop-dark"])
def watched(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Watched]:
    """A page of one size in one colour scheme."""
    viewport, scheme = request.param
    with browser.new_context(viewport=viewport, color_scheme=scheme, reduced_motion="reduce") as context:
        yield Watched(context, address)


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Watched]:
    """A page on a desktop."""
    with browser.new_context(viewport=DESKTOP) as context:
        yield Watched(context, address)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_has_an_error_or_asks_another_site(watched: Watched, language: str) -> None:
    found = {}
    for name, path in PAGES.items():
        watched.open(LANGUAGES[language] + path)
        found[name] = watched.faults.copy()
        watched.faults.clear()
    assert found == {name: [] for name in PAGES}
    assert len(watched.requests) > len(PAGES)
    assert [url for url in watched.requests if not url.startswith(watched.address)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_is_wider_than_a_small_phone(browser: Browser, address: str, language: str) -> None:
    with browser.new_context(viewport=ViewportSize(width=320, height=640)) as context:
        watched = Watched(context, address)
        widths = {
            name: watched.open(LANGUAGES[language] + path).page.evaluate("document.documentElement.scrollWidth")
            for name, path in PAGES.items()
        }
    assert {name: width for name, width in widths.items() if width > 320} == {}


def test_a_persian_page_is_a_mirror_and_its_code_is_not(page: Watched) -> None:
    page.open("fa/write/text/notes-tabs-and-code/")
    style = "element => getComputedStyle(element).direction"
    assert page.page.eval_on_selector("html", "element => [element.lang, element.dir]") == ["fa", "rtl"]
    assert page.page.eval_on_selector("main p", style) == "rtl"
    assert page.page.eval_on_selector("pre", style) == "ltr"
    navigation, text = (page.page.locator(selector).bounding_box() for selector in ("nav.local", "main h1"))
    assert navigation and text and navigation["x"] > text["x"]


def test_the_language_menu_leads_to_the_same_article(page: Watched) -> None:
    page.open("write/articles/place-in-two-sections/")
    page.page.locator("details.menu summary").click()
    page.page.get_by_role("link", name="中文").click()
    assert page.page.url == f"{page.address}zh/write/articles/place-in-two-sections/"


def test_the_keyboard_alone_reaches_the_text_and_the_theme_switch(page: Watched) -> None:
    page.open("get-started/what-is-kbtool/")
    page.page.keyboard.press("Tab")
    assert page.page.evaluate("document.activeElement.className") == "skip"
    page.page.keyboard.press("Enter")
    assert page.page.evaluate("document.activeElement.id") == "kb-main"
    switch = page.page.locator("button.scheme")
    switch.focus()
    before = switch.get_attribute("aria-pressed")
    page.page.keyboard.press("Enter")
    assert switch.get_attribute("aria-pressed") != before


def test_the_search_answers_what_was_typed_and_can_be_linked(page: Watched) -> None:
    page.open("search/?q=audience")
    page.page.wait_for_selector("ol.results li a")
    assert "audience" in page.page.locator("ol.results").inner_text().lower()
    assert page.faults == []


@pytest.mark.parametrize("query", ["نشاني", "نشانی"])
def test_a_persian_word_is_found_as_an_arabic_keyboard_types_it(page: Watched, query: str) -> None:
    page.open(f"fa/search/?q={query}")
    page.page.wait_for_selector("ol.results li a")


def test_without_scripts_everything_but_the_search_works(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False, viewport=PHONE) as context:
        page = context.new_page()
        page.goto(f"{address}zh/write/text/notes-tabs-and-code/")
        page.locator("details.menu summary").click()
        assert page.get_by_role("link", name="English").is_visible()
        tabs = page.locator(".tabbed-set").first
        second = tabs.locator(".tabbed-block").nth(1)
        assert not second.is_visible()
        tabs.locator(".tabbed-labels label").nth(1).click()
        assert second.is_visible()
        page.goto(f"{address}zh/search/")
        assert page.locator("noscript .notice").is_visible()


def test_a_first_visit_is_light(page: Watched) -> None:
    page.open("write/text/notes-tabs-and-code/")
    sizes = page.page.evaluate(
        "performance.getEntries().filter(entry => entry.transferSize).map(entry => entry.transferSize)"
    )
    assert len(page.requests) <= 12
    assert sum(sizes) < 120_000  # uncompressed


def test_nothing_moves_while_a_page_loads(page: Watched) -> None:
    page.page.add_init_script(
        "window.shift = 0;"
        "new PerformanceObserver(list => list.getEntries().forEach(entry => window.shift += entry.value))"
        ".observe({type: 'layout-shift', buffered: true})"
    )
    for path in PAGES.values():
        page.open(path).page.wait_for_timeout(100)
        assert page.page.evaluate("window.shift") < 0.01, path
