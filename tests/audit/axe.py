"""axe, which tries the rules of WCAG 2.2 AA, and its own best practices, on a page in a browser."""

from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

SCRIPT = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = "tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']}).then(found => found.violations)"
"""To describe all that is right takes longer than to look for what is wrong."""


def violations(page: Page) -> list[str]:
    """What the rules have against an open page, a line for each place."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(SCRIPT)
    found: list[dict[str, Any]] = page.evaluate(RUN, TAGS)
    return [f"{item['id']}: {node['html'][:160]}" for item in found for node in item["nodes"]]
