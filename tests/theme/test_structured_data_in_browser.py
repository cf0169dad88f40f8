"""The data in a page is read by a real browser as what it is, and no policy takes it for a script."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.theme.policed import policed, watched_page
from tests.theme.templates import LANGUAGES, PAGES

READ = """[...document.querySelectorAll('script[type="application/ld+json"]')].map(
    (script) => JSON.parse(script.textContent)["@graph"].map((node) => node["@type"]))"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_page_that_can_be_found_has_one_graph(browser: Browser, help_centre: Path, language: str) -> None:
    with policed(help_centre / "public") as address, browser.new_context() as context:
        complaints: list[str] = []
        page = watched_page(context, complaints)
        found = {}
        for name, path in PAGES.items():
            page.goto(f"{address}{LANGUAGES[language]}{path}")
            found[name] = page.evaluate(READ)
    assert complaints == []
    assert {name for name, graphs in found.items() if not graphs} == {"archived", "search", "not found"}
    assert found["article"][0][:2] == ["TechArticle", "BreadcrumbList"]
    assert found["home"] == [["Organization", "WebSite"] * (language == "en") + ["CollectionPage"]]
