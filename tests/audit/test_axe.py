"""axe finds no fault on any template, in any language, on a phone and on a desktop, in light and in dark."""

from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, ViewportSize

from tests.audit.axe import violations
from tests.build.served import served
from tests.theme.templates import DESKTOP, LANGUAGES, PAGES, PHONE

Scheme = Literal["light", "dark"]
RESTRICTED = {
    "agents": ("", "support/", "search/", "404.html", "zh/", "fa/"),
    "internal": ("", "team/", "404.html", "fa/search/"),
}
"""Audience → pages that only its edition has, or has otherwise than the public one."""
every_screen = pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=["phone", "desktop"])
every_scheme = pytest.mark.parametrize("scheme", ["light", "dark"])


@every_screen
@every_scheme
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_template_has_a_fault(
    browser: Browser, help_centre: Path, language: str, screen: ViewportSize, scheme: Scheme
) -> None:
    pages = [LANGUAGES[language] + path for path in PAGES.values()]
    assert found(browser, help_centre / "public", pages, screen, scheme) == {page: [] for page in pages}


@every_screen
@every_scheme
@pytest.mark.parametrize("audience", RESTRICTED)
def test_no_page_for_fewer_readers_has_a_fault(
    browser: Browser, help_centre: Path, audience: str, screen: ViewportSize, scheme: Scheme
) -> None:
    pages = RESTRICTED[audience]
    assert found(browser, help_centre / audience, pages, screen, scheme) == {page: [] for page in pages}


def test_the_checker_sees_a_fault(browser: Browser, tmp_path: Path) -> None:
    text = (
        '<!doctype html><html lang="en"><title>a</title><main><h1>a</h1><p style="color: #aaa">grey</p></main></html>'
    )
    (tmp_path / "index.html").write_text(text)
    (fault,) = found(browser, tmp_path, [""], PHONE, "light")[""]
    assert fault.startswith("color-contrast: ")


def found(
    browser: Browser, folder: Path, pages: Iterable[str], screen: ViewportSize, scheme: Scheme
) -> dict[str, list[str]]:
    """Address of a page below the folder → what axe has against it."""
    with (
        served(folder) as address,
        browser.new_context(viewport=screen, color_scheme=scheme, reduced_motion="reduce") as context,
    ):
        page = context.new_page()
        faults = {}
        for path in pages:
            page.goto(address + path)
            faults[path] = violations(page)
        return faults
