"""Lighthouse, with its own Node and the browser of the tests, on a site that is served as if it were published."""

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from tests.audit.checkers import FOLDER, node
from tests.audit.web_server import secure

QUICK: Mapping[str, object] = {
    "onlyCategories": ["accessibility", "best-practices", "seo"],
    "throttlingMethod": "provided",
}
"""Settings for where speed is not asked about: it need not pretend to be a slow phone."""


@dataclass(frozen=True)
class Figures:
    """What Lighthouse says about a page on a slow phone, which it pretends to be."""

    page: str
    """The address below the site's own."""
    scores: Mapping[str, int]
    """Category → 0 to 100."""
    faults: Sequence[str]
    """What costs points, but for speed."""
    largest_paint: float
    """Milliseconds until the largest piece of the page is drawn."""
    blocking: float
    """Milliseconds in which the page did not listen."""
    shift: float
    """How far things moved while it loaded: 0 is not at all."""
    transfer: int
    """Bytes, with headers."""
    requests: int
    console_errors: int


def figures(
    sites: Sequence[tuple[Path, Sequence[str]]], origin: str, browser: Path, settings: Mapping[str, object] = {}
) -> list[Figures]:
    """What Lighthouse says about some pages of some sites, one after the other; `settings` are its own.

    Each site is (folder, addresses of pages below it), and stands at `origin` while it is looked at.
    """
    host = urlsplit(origin).hostname or ""
    with ExitStack() as servers:
        served = [
            {"port": servers.enter_context(secure(folder, host)), "pages": list(pages)} for folder, pages in sites
        ]
        given = {"browser": str(browser), "host": host, "settings": settings, "sites": served}
        return [Figures(**found) for found in node(FOLDER / "lighthouse.mjs", given=given)]
