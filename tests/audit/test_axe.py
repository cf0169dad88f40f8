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
SCHEMES: tuple[Scheme, ...] = ("light", "dark")


@every_screen
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_template_has_a_fault(browser: Browser, help_centre: Path, language: str, screen: ViewportSize) -> None:
    pages = [LANGUAGES[language] + path for path in PAGES.values()]
    assert found(browser, help_centre / "public", pages, screen) == {page: {"light": [], "dark": []} for page in pages}


@every_screen
@pytest.mark.parametrize("audience", RESTRICTED)
def test_no_page_for_fewer_readers_has_a_fault(
    browser: Browser, help_centre: Path, audience: str, screen: ViewportSize
) -> None:
    pages = RESTRICTED[audience]
    assert found(browser, help_centre / audience, pages, screen) == {page: {"light": [], "dark": []} for page in pages}


def test_the_checker_sees_a_fault_also_where_it_is_only_in_the_dark(browser: Browser, tmp_path: Path) -> None:
    text = (
        '<!doctype html><html lang="en"><title>a</title><style>p { color: #000; background: #fff }'
        "@media (prefers-color-scheme: dark) { p { color: #aaa } }</style><main><h1>a</h1><p>grey</p></main></html>"
    )
    (tmp_path / "index.html").write_text(text)
    faults = found(browser, tmp_path, [""], PHONE)[""]
    assert faults["light"] == []
    assert [fault.partition(": ")[0] for fault in faults["dark"]] == ["color-contrast"]


def found(
    browser: Browser, folder: Path, pages: Iterable[str], screen: ViewportSize
) -> dict[str, dict[Scheme, list[str]]]:
    """Address of a page below the folder → colour scheme → what axe has against it."""
    with served(folder) as address, browser.new_context(viewport=screen, reduced_motion="reduce") as context:
        page = context.new_page()
        faults: dict[str, dict[Scheme, list[str]]] = {}
        for path in pages:
            page.goto(address + path)
            faults[path] = {}
            for scheme in SCHEMES:
                page.emulate_media(color_scheme=scheme)
                faults[path][scheme] = violations(page)
        return faults
