"""On a phone the search takes the whole screen, and the back button gives the page back."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.theme.searcher import ARTICLE, PREFIX, REFUND, Searcher, searcher

pytestmark = pytest.mark.slow


@pytest.fixture
def reader(browser: Browser, search_address: str) -> Iterator[Searcher]:
    with searcher(browser, search_address, phone=True) as found:
        yield found
        assert found.complaints == []


def opened(reader: Searcher, path: str = ARTICLE) -> Searcher:
    reader.open(path).page.locator(".find").tap()
    reader.page.locator("dialog[open]").wait_for()
    return reader


@pytest.mark.parametrize("language", PREFIX)
def test_the_magnifier_opens_a_window_as_large_as_the_screen(reader: Searcher, language: str) -> None:
    opened(reader, PREFIX[language] + ARTICLE)
    expect(reader.field).to_be_focused()
    assert reader.page.locator("dialog").bounding_box() == {"x": 0, "y": 0, "width": 390, "height": 780}
    reader.type(REFUND[language])
    assert REFUND[language] in reader.options.first.inner_text().lower()
    assert reader.page.evaluate("document.documentElement.scrollWidth") == 390


def test_the_back_button_closes_the_window_and_nothing_else(reader: Searcher) -> None:
    opened(reader)
    reader.page.evaluate("history.back()")
    expect(reader.page.locator("dialog")).to_be_hidden()
    assert reader.page.url == reader.address + ARTICLE


@pytest.mark.parametrize("way", ["Escape", "Close"])
def test_closing_the_window_leaves_no_step_in_the_history(reader: Searcher, way: str) -> None:
    reader.open("")
    opened(reader)
    if way == "Escape":
        reader.page.keyboard.press(way)
    else:
        reader.page.get_by_role("button", name=way).tap()
    expect(reader.page.locator("dialog")).to_be_hidden()
    reader.until("history.state === null")
    reader.page.go_back()
    assert reader.page.url == reader.address


def test_back_from_a_result_leads_to_the_results(reader: Searcher) -> None:
    opened(reader).type("refund")
    with reader.page.expect_navigation():
        reader.options.nth(1).tap()
    reader.page.go_back()
    reader.page.locator("dialog .find-all").wait_for()
    expect(reader.field).to_have_value("refund")


def test_the_focus_stays_in_the_window(reader: Searcher) -> None:
    opened(reader).type("refund")
    for _ in range(6):
        reader.page.keyboard.press("Tab")
        assert reader.page.evaluate("document.activeElement.closest('dialog, body').localName + document.hasFocus()")
        assert not reader.page.evaluate("document.activeElement.closest('.bar, main')")


def test_a_tap_on_the_field_of_the_home_page_opens_the_window(reader: Searcher) -> None:
    reader.open("fa/").page.locator("main .search input").tap()
    reader.page.locator("dialog[open]").wait_for()
    reader.type("بازپرداخت")
    reader.page.get_by_role("button", name="بستن").tap()
    expect(reader.page.locator("dialog")).to_be_hidden()
    expect(reader.page.locator(".found").first).to_be_hidden()


def test_a_field_reached_by_keyboard_opens_no_window(reader: Searcher) -> None:
    """A change of focus alone must not change the context (WCAG 3.2.1)."""
    reader.open("").focus()
    assert reader.page.locator("dialog[open]").count() == 0
    reader.type("refund")
    assert reader.page.locator("dialog[open]").count() == 0


def test_a_window_whose_scripts_do_not_come_leads_to_the_page_of_results(reader: Searcher) -> None:
    reader.page.route("**/assets/search.*.js", lambda route: route.abort())
    reader.open(ARTICLE).page.locator(".find").tap()
    reader.page.wait_for_url("**/search/?q=*")
    reader.page.locator(".failed").wait_for()
    reader.complaints.clear()


def test_a_magnifier_without_scripts_is_a_link(browser: Browser, search_address: str) -> None:
    with searcher(browser, search_address, phone=True, java_script_enabled=False) as reader:
        reader.open(ARTICLE).page.locator(".find").tap()
        reader.page.wait_for_url("**/search/")


def test_the_magnifier_beside_an_empty_field_opens_the_window_and_gets_the_focus_back(reader: Searcher) -> None:
    reader.open("").page.locator("main .search [type=submit]").tap()
    reader.page.locator("dialog[open]").wait_for()
    reader.page.get_by_role("button", name="Close").tap()
    expect(reader.page.locator("dialog")).to_be_hidden()
    expect(reader.page.locator("main .search [type=submit]")).to_be_focused()
