"""The page of results: its address says what it shows."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.theme.policed import policed
from tests.theme.searcher import NOTHING, PREFIX, REFUND, Searcher, searcher

pytestmark = pytest.mark.slow


@pytest.fixture
def reader(browser: Browser, search_address: str) -> Iterator[Searcher]:
    with searcher(browser, search_address) as found:
        yield found
        assert found.complaints == []


def shown(reader: Searcher, query: str, language: str = "en") -> Searcher:
    reader.open(f"{PREFIX[language]}search/?{query}").page.locator(".results li").first.wait_for()
    return reader


def filter_named(reader: Searcher, name: str) -> Locator:
    return reader.page.locator(".find-filters label", has_text=name).locator("input")


@pytest.mark.parametrize("language", PREFIX)
def test_a_linked_question_is_answered_with_marks_and_a_breadcrumb(reader: Searcher, language: str) -> None:
    shown(reader, f"q={REFUND[language]}", language)
    expect(reader.field).to_have_value(REFUND[language])
    first = reader.page.locator(".results li").first
    assert first.locator("h2 mark").inner_text().lower() == REFUND[language]
    assert first.locator(".find-place").inner_text()
    assert first.locator("p").inner_text()
    assert reader.page.get_attribute("meta[name=robots]", "content") == "noindex"
    assert reader.page.locator("link[rel=canonical]").count() == 0


def test_typing_changes_the_results_and_the_address_and_submitting_makes_a_step(reader: Searcher) -> None:
    shown(reader, "q=refund")
    reader.field.fill("invoice")
    first = reader.page.locator(".results h2").first
    expect(first).to_contain_text("invoice")
    assert reader.page.url.endswith("?q=invoice")
    reader.field.fill("parcel")
    reader.page.keyboard.press("Enter")
    expect(first).to_contain_text("parcel")
    reader.page.go_back()
    expect(first).not_to_contain_text("parcel")


def test_filters_narrow_with_counts_and_keep_the_focus(reader: Searcher) -> None:
    shown(reader, "q=refund")
    box = filter_named(reader, "Cancel")
    count = int(box.locator("xpath=../small").inner_text())
    box.focus()
    reader.page.keyboard.press("Space")
    results = reader.page.locator(".results li")
    expect(results).to_have_count(count)
    assert reader.page.url.endswith("?q=refund&category=cancel")
    assert set(reader.page.locator(".results .find-place").all_inner_texts()) == {"Cancel"}
    expect(filter_named(reader, "Cancel")).to_be_focused()
    expect(filter_named(reader, "Cancel")).to_be_checked()
    filter_named(reader, "Change").check()
    expect(results).not_to_have_count(count)


def test_every_facet_that_can_narrow_is_offered(reader: Searcher) -> None:
    shown(reader, "q=your")
    groups = reader.page.locator(".find-filters legend").all_inner_texts()
    assert groups == ["Category", "Type", "Tag", "Language"]


def test_agents_can_tell_what_customers_see_too(browser: Browser, search_sites: Path) -> None:
    with policed(search_sites / "agents") as address, searcher(browser, address) as reader:
        shown(reader, "q=refund")
        filter_named(reader, "Agents").check()
        expect(reader.page.locator(".results li")).to_have_count(1)
        assert "agents" in reader.titles()[0]


def test_more_results_are_added_below_and_the_focus_goes_on_to_them(reader: Searcher) -> None:
    shown(reader, "q=your")
    assert len(reader.titles()) == 10
    reader.page.get_by_role("button", name="More results").click()
    reader.page.locator(".results li").nth(10).wait_for()
    assert reader.page.url.endswith("?q=your&n=20")
    expect(reader.page.locator(".results li").nth(10).locator("a")).to_be_focused()
    assert len(set(reader.titles())) == 20


def test_several_languages_are_searched_on_request_and_marked(reader: Searcher) -> None:
    shown(reader, "q=refund 退款&language=en&language=zh")
    foreign = reader.page.locator(".results li[lang=zh]").first
    assert "退款" in foreign.inner_text()
    assert foreign.get_attribute("dir") == "ltr"
    assert "中文" in foreign.locator(".find-place").inner_text()
    filter_named(reader, "English").uncheck()
    expect(reader.page.locator(".results li:not([lang])")).to_have_count(0)
    assert reader.page.url.endswith("language=zh")


def test_nothing_found_leads_on(reader: Searcher) -> None:
    reader.open(f"search/?q={NOTHING}&type=policy").page.locator(".find-popular li").first.wait_for()
    assert NOTHING in reader.said()
    for place in (".categories", ".contact", ".find-note button"):
        expect(reader.page.locator(place).first).to_be_visible()
    reader.page.get_by_role("button", name="Search without filters").click()
    reader.page.wait_for_url(f"**/search/?q={NOTHING}")


def test_a_correction_is_told_and_the_words_as_they_are_have_an_address(reader: Searcher) -> None:
    shown(reader, "q=sbuscription")
    note = reader.page.locator(".find-note")
    assert "subscription" in note.inner_text()
    note.get_by_role("button").click()
    reader.page.wait_for_url("**/search/?q=sbuscription&exact=1")
    reader.page.locator(".find-popular").wait_for()


@pytest.mark.parametrize(("is_offline", "words"), [(False, "could not be loaded"), (True, "offline")])
def test_what_cannot_be_loaded_is_said_and_the_categories_stay(reader: Searcher, is_offline: bool, words: str) -> None:
    reader.open("search/").page.locator("html.ready").wait_for()
    reader.page.evaluate("kbSearch.provider.search = () => Promise.reject(new Error('gone')); true")
    reader.page.context.set_offline(is_offline)
    reader.field.fill("refund")
    expect(reader.page.locator(".status")).to_contain_text(words)
    expect(reader.page.locator(".categories")).to_be_visible()


def test_without_scripts_the_page_says_so_and_lists_the_categories(browser: Browser, search_address: str) -> None:
    with searcher(browser, search_address, java_script_enabled=False) as reader:
        reader.open("fa/change/refund/")
        reader.field.fill("بازپرداخت")
        reader.field.press("Enter")
        reader.page.wait_for_url("**/fa/search/?q=*")
        expect(reader.page.locator("noscript .notice")).to_be_visible()
        expect(reader.page.locator(".categories")).to_be_visible()
