"""axe finds no fault in the search, open or closed, with results or without, in any language, light and dark."""

from typing import Literal

import pytest
from playwright.sync_api import Browser

from tests.audit.axe import violations
from tests.theme.searcher import ARTICLE, NOTHING, PREFIX, REFUND, Searcher, searcher

pytestmark = pytest.mark.slow
Scheme = Literal["light", "dark"]


@pytest.mark.parametrize("language", PREFIX)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_search_of_a_desktop_has_no_fault(
    browser: Browser, search_address: str, language: str, scheme: Scheme
) -> None:
    with searcher(browser, search_address, scheme=scheme) as reader:
        reader.open(PREFIX[language] + ARTICLE).focus()
        faults = {"closed": violations(reader.page)}
        reader.type(REFUND[language])
        reader.page.keyboard.press("ArrowDown")
        faults["open"] = violations(reader.page)
        reader.field.fill(NOTHING)
        reader.page.locator(".find-way").first.wait_for()
        faults["nothing"] = violations(reader.page)
        with reader.page.expect_navigation():
            reader.page.keyboard.press("Enter")
        reader.page.locator(".find-popular li").first.wait_for()
        faults["page without results"] = violations(reader.page)
        faults |= page_of_results(reader, language)
        assert faults == {name: [] for name in faults}


@pytest.mark.parametrize("language", PREFIX)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_search_of_a_phone_has_no_fault(
    browser: Browser, search_address: str, language: str, scheme: Scheme
) -> None:
    with searcher(browser, search_address, phone=True, scheme=scheme) as reader:
        reader.open(PREFIX[language] + ARTICLE).page.locator(".find").tap()
        reader.page.locator("dialog[open]").wait_for()
        faults = {"window": violations(reader.page)}
        reader.type(REFUND[language])
        faults["window with results"] = violations(reader.page)
        reader.field.fill(NOTHING)
        reader.page.locator("dialog .find-way").first.wait_for()
        faults["window without results"] = violations(reader.page)
        faults |= page_of_results(reader, language)
        assert faults == {name: [] for name in faults}


def page_of_results(reader: Searcher, language: str) -> dict[str, list[str]]:
    other = "fa" if language == "en" else "en"
    query = f"{REFUND[language]} {REFUND[other]}"
    reader.open(f"{PREFIX[language]}search/?q={query}&language={language}&language={other}")
    reader.page.locator(f".results li[lang={other}]").first.wait_for()
    folded = reader.page.locator(".find-filters:not([open]) summary")
    if folded.count():
        folded.click()
    return {"results in two languages": violations(reader.page)}
