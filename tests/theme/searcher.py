"""A reader who searches, in a real browser that notes every complaint."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

from playwright.sync_api import Browser, Locator, Page, ViewportSize

from tests.theme.policed import watched_page

PHONE, DESKTOP = ViewportSize(width=390, height=780), ViewportSize(width=1280, height=900)
PREFIX = {"en": "", "zh": "zh/", "fa": "fa/"}
REFUND = {"en": "refund", "zh": "退款", "fa": "بازپرداخت"}
"""A word that three articles of each language have in their titles."""
NOTHING = "qqqqqzzzzz"
ARTICLE = "change/password/"


class Searcher:
    """One tab, and what is done and seen in it."""

    def __init__(self, page: Page, address: str, complaints: list[str]) -> None:
        self.page = page
        self.address = address
        self.complaints = complaints
        self.requests: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url.removeprefix(address)))

    def open(self, path: str) -> "Searcher":
        self.page.goto(self.address + path)
        return self

    @property
    def field(self) -> Locator:
        return self.page.locator("dialog input" if self.page.locator("dialog[open]").count() else ".search input").first

    @property
    def options(self) -> Locator:
        return self.page.locator("[role=option]:visible")

    def type(self, text: str) -> None:
        """Types into the focused field and waits for what is found."""
        self.page.keyboard.insert_text(text)
        self.page.locator(".find-all:visible").wait_for()

    def focus(self) -> None:
        """Turns to the field, and waits until it is a combobox."""
        self.field.focus()
        self.page.locator("input[role=combobox]").first.wait_for()

    def active(self) -> str | None:
        """The text of the option that a screen reader would read."""
        text: str | None = self.page.evaluate(
            "(document.getElementById(document.activeElement.getAttribute('aria-activedescendant')) || {}).innerText"
        )
        return text

    def said(self) -> str:
        """What was announced."""
        return " ".join(self.page.locator("[role=status]").all_inner_texts()).strip()

    def until(self, expression: str) -> None:
        """Waits until the expression holds; the browser's own way to wait would need a laxer policy."""
        for _ in range(200):
            if self.page.evaluate(expression):
                return
            self.page.wait_for_timeout(50)
        raise AssertionError(expression)

    def titles(self) -> list[str]:
        """What the results page lists."""
        return self.page.locator(".results h2").all_inner_texts()


@contextmanager
def searcher(
    browser: Browser,
    address: str,
    *,
    phone: bool = False,
    scheme: Literal["light", "dark"] = "light",
    **options: Any,
) -> Iterator[Searcher]:
    """Someone with a desk and a keyboard, or with a phone."""
    size = {"viewport": PHONE, "has_touch": True, "is_mobile": True} if phone else {"viewport": DESKTOP}
    with browser.new_context(color_scheme=scheme, reduced_motion="reduce", **size, **options) as context:
        complaints: list[str] = []
        yield Searcher(watched_page(context, complaints), address, complaints)
