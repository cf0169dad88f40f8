"""What is typed before the search's scripts are there is neither lost nor changed by their coming."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Error, Route, expect

from tests.theme.searcher import ARTICLE, PREFIX, REFUND, Searcher, searcher

pytestmark = pytest.mark.slow
CARET = "field => [field.selectionStart, field.selectionEnd]"
SCREENS = {"desktop": False, "phone": True}


@dataclass
class Slow:
    """A reader whose network holds the search's scripts back."""

    reader: Searcher
    held: list[Route] = field(default_factory=list)
    is_held: bool = True

    def hold(self, route: Route) -> None:
        if self.is_held:
            self.held.append(route)
        else:
            route.continue_()

    def release(self) -> None:
        """The scripts come, after they were asked for."""
        for _ in range(200):
            if self.held:
                break
            self.reader.page.wait_for_timeout(20)
        self.is_held = False
        for route in self.held:
            with suppress(Error):  # of a page that was left
                route.continue_()
        self.reader.until("Boolean(window.kbSearch && kbSearch.provider)")


@contextmanager
def slow(browser: Browser, address: str, *, phone: bool) -> Iterator[Slow]:
    with searcher(browser, address, phone=phone) as reader:
        found = Slow(reader)
        reader.page.route("**/assets/search*.js", found.hold)
        yield found
        assert reader.complaints == []


def turn(reader: Searcher, way: str) -> None:
    """Turns to the search of the page that is open."""
    if way == "field":
        reader.page.locator("main .search input").tap()
    elif way == "magnifier":
        reader.page.locator(".find").tap()
    elif way == "button":
        reader.page.locator("main .search [type=submit]").tap()
    else:
        reader.page.keyboard.press(way)


@pytest.mark.parametrize("language", PREFIX)
@pytest.mark.parametrize(
    ("screen", "path", "way"),
    [
        ("desktop", ARTICLE, "/"),
        ("desktop", "", "Control+k"),
        ("phone", ARTICLE, "/"),
        ("phone", ARTICLE, "Control+k"),
        ("phone", ARTICLE, "magnifier"),
        ("phone", "", "field"),
        ("phone", "", "button"),
    ],
)
def test_letters_that_come_before_the_scripts_are_kept_and_answered(
    browser: Browser, search_address: str, language: str, screen: str, path: str, way: str
) -> None:
    word = REFUND[language]
    with slow(browser, search_address, phone=SCREENS[screen]) as network:
        reader = network.reader.open(PREFIX[language] + path)
        turn(reader, way)
        reader.page.keyboard.type(word[:-1])
        expect(reader.field).to_have_value(word[:-1])
        network.release()
        reader.page.keyboard.type(word[-1])
        reader.page.locator(".find-all:visible").wait_for()
        expect(reader.field).to_have_value(word)
        expect(reader.field).to_be_focused()
        assert reader.field.evaluate(CARET) == [len(word), len(word)]
        assert word in reader.options.first.inner_text().lower()


@pytest.mark.parametrize("screen", SCREENS)
def test_the_caret_stays_where_the_reader_put_it(browser: Browser, search_address: str, screen: str) -> None:
    with slow(browser, search_address, phone=SCREENS[screen]) as network:
        reader = network.reader.open(ARTICLE)
        turn(reader, "/")
        reader.page.keyboard.type("refnd")
        reader.page.keyboard.press("ArrowLeft")
        reader.page.keyboard.press("ArrowLeft")
        network.release()
        reader.page.keyboard.type("u")
        expect(reader.field).to_have_value("refund")
        assert reader.field.evaluate(CARET) == [4, 4]


@pytest.mark.parametrize("screen", SCREENS)
def test_half_a_character_is_composed_on_and_asked_when_it_is_whole(
    browser: Browser, search_address: str, screen: str
) -> None:
    with slow(browser, search_address, phone=SCREENS[screen]) as network:
        reader = network.reader.open("zh/" + ARTICLE)
        turn(reader, "/")
        keyboard = reader.page.context.new_cdp_session(reader.page)
        compose = {"text": "tui", "selectionStart": 3, "selectionEnd": 3}
        keyboard.send("Input.imeSetComposition", compose)
        network.release()
        reader.page.wait_for_timeout(200)
        assert reader.options.count() == 0
        keyboard.send("Input.imeSetComposition", compose | {"text": "tui kuan"})
        keyboard.send("Input.insertText", {"text": "退款"})
        reader.page.locator(".find-all:visible").wait_for()
        expect(reader.field).to_have_value("退款")


@pytest.mark.parametrize("screen", SCREENS)
def test_what_was_pasted_early_is_answered(browser: Browser, search_address: str, screen: str) -> None:
    with slow(browser, search_address, phone=SCREENS[screen]) as network:
        reader = network.reader.open(ARTICLE)
        reader.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        reader.page.evaluate("navigator.clipboard.writeText('refund')")
        turn(reader, "/")
        reader.page.keyboard.press("Control+v")
        expect(reader.field).to_have_value("refund")
        network.release()
        reader.page.locator(".find-all:visible").wait_for()
        expect(reader.field).to_have_value("refund")


@pytest.mark.parametrize("screen", SCREENS)
def test_enter_needs_no_script(browser: Browser, search_address: str, screen: str) -> None:
    with slow(browser, search_address, phone=SCREENS[screen]) as network:
        reader = network.reader.open("fa/" + ARTICLE)
        turn(reader, "/")
        reader.page.keyboard.type("بازپرداخت")
        with reader.page.expect_navigation(wait_until="commit"):
            reader.page.keyboard.press("Enter")
        expect(reader.page.locator("main .search input")).to_have_value("بازپرداخت")
        network.release()
        reader.page.locator(".results li").first.wait_for()
        assert "بازپرداخت" in reader.titles()[0]


def test_an_early_escape_closes_the_window_for_good(browser: Browser, search_address: str) -> None:
    with slow(browser, search_address, phone=True) as network:
        reader = network.reader.open(ARTICLE)
        turn(reader, "magnifier")
        reader.page.keyboard.press("Escape")
        expect(reader.page.locator("dialog")).to_be_hidden()
        reader.until("history.state === null")
        network.release()
        reader.until("Boolean(kbSearch.ready)")
        expect(reader.page.locator("dialog")).to_be_hidden()
        turn(reader, "magnifier")
        reader.type("refund")


def test_an_early_escape_opens_no_list(browser: Browser, search_address: str) -> None:
    with slow(browser, search_address, phone=False) as network:
        reader = network.reader.open(ARTICLE)
        reader.page.evaluate("localStorage.setItem('kb-recent-public/en', '[\"invoice\"]')")
        turn(reader, "/")
        reader.page.keyboard.press("Escape")
        network.release()
        reader.page.wait_for_timeout(100)
        assert reader.options.count() == 0
        reader.type("refund")


def test_the_back_button_closes_a_window_that_waits(browser: Browser, search_address: str) -> None:
    with slow(browser, search_address, phone=True) as network:
        reader = network.reader.open(ARTICLE)
        turn(reader, "magnifier")
        reader.page.evaluate("history.back()")
        expect(reader.page.locator("dialog")).to_be_hidden()
        assert reader.page.url == search_address + ARTICLE
        network.release()


def test_a_window_is_complete_while_it_waits(browser: Browser, search_address: str) -> None:
    with slow(browser, search_address, phone=True) as network:
        reader = network.reader.open("fa/" + ARTICLE)
        turn(reader, "magnifier")
        window = reader.page.locator("dialog")
        assert window.bounding_box() == {"x": 0, "y": 0, "width": 390, "height": 780}
        expect(window).to_have_accessible_name("جست‌وجو")
        expect(reader.field).to_have_accessible_name("جست‌وجو در مرکز راهنما")
        reader.page.get_by_role("button", name="بستن").tap()
        expect(window).to_be_hidden()
        network.release()


@pytest.mark.parametrize("query", ["", "?q=invoice"])
def test_words_typed_on_the_page_of_results_before_it_answers_count(
    browser: Browser, search_address: str, query: str
) -> None:
    with slow(browser, search_address, phone=False) as network:
        reader = network.reader
        reader.page.goto(search_address + "search/" + query, wait_until="commit")
        reader.page.locator(".js main .search input").focus()
        reader.until("document.readyState !== 'loading'")
        expect(reader.field).to_have_value(query.removeprefix("?q="))  # a deferred script puts it there
        reader.page.keyboard.press("End")
        reader.page.keyboard.type(" refund")
        network.release()
        reader.page.locator(".results li").first.wait_for()
        typed = f"{query.removeprefix('?q=')} refund"
        expect(reader.field).to_have_value(typed)
        assert reader.page.url.endswith("?q=" + typed.strip().replace(" ", "+"))
        assert len(reader.titles()) > 1


def test_a_field_that_was_reached_before_any_script_answers(browser: Browser, search_address: str) -> None:
    with searcher(browser, search_address) as reader:
        held: list[Route] = []
        reader.page.route("**/assets/kbtool*.js", lambda route: held.append(route))
        reader.page.goto(search_address + ARTICLE, wait_until="commit")
        reader.field.focus()
        reader.page.keyboard.type("refund")
        held[0].continue_()
        reader.page.locator(".find-all:visible").wait_for()
        expect(reader.field).to_have_value("refund")
        assert reader.complaints == []
