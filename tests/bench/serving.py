"""How long `kbtool serve` takes to start, and from saving an article to the reloaded page in a browser."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from shutil import which
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, sync_playwright

import kbtool
from tests.bench.base import Base
from tests.bench.figures import Figure
from tests.bench.measure import processor_seconds
from tests.build.preview import Preview
from tests.conftest import BROWSER_OPTIONS, BROWSERS

SAVES = 3
PATIENCE = 900
"""Seconds for a start; a save gets as many."""
SHOWS = "words => document.body?.textContent.includes(words)"


def measure_serving(base: Base, rounds: int, report: Callable[[Figure], None]) -> None:
    """Starts without and with a store, then saves an article some times while a browser shows its page."""
    base.forget_all()
    load = os.getloadavg()[0]
    with running(base) as (preview, seconds):
        report(_figure(base, "serve, cold start", [seconds], load, processor_seconds(preview.process.pid)))
    with running(base) as (preview, seconds):
        report(_figure(base, "serve, warm start", [seconds], load, processor_seconds(preview.process.pid)))
        for step, change in (("serve, saved article", sentence), ("serve, saved title", title)):
            before = processor_seconds(preview.process.pid)
            waits = list(save_and_wait(base, preview.url, 1 if rounds == 1 else SAVES, change))
            used = (processor_seconds(preview.process.pid) - before) / len(waits)
            report(_figure(base, step, waits, load, used))


def sentence(text: str, words: str) -> str:
    return f"{text}\n{words}\n"


def title(text: str, words: str) -> str:
    lines = text.split("\n")
    return "\n".join([lines[0], f"title: {words}", *lines[2:]])


@contextmanager
def running(base: Base) -> Iterator[tuple[Preview, float]]:
    """A preview that has built its site once, and the seconds that took."""
    with TemporaryDirectory(prefix="bench-serve-") as folder:
        start = time.monotonic()
        preview = Preview(base.folder, Path(folder) / "temporary")
        try:
            preview.wait_for(" built ", PATIENCE)
            yield preview, time.monotonic() - start
        finally:
            preview.end()


def save_and_wait(base: Base, url: str, times: int, change: Callable[[str, str], str]) -> Iterator[float]:
    """Seconds from saving to the moment when Chromium shows the new words, each time.

    `change` puts them into the text of the article.
    """
    path = base.edited_file()
    address = path.relative_to(base.folder / "docs" / base.language).with_suffix("").as_posix()
    with sync_playwright() as playwright:
        program = next(filter(None, map(which, BROWSERS)))
        browser = playwright.chromium.launch(executable_path=program, args=BROWSER_OPTIONS)
        try:
            page = browser.new_page()
            page.goto(f"{url}{address}/")
            for number in range(times):
                yield _save(page, path, change, f"Saved for the browser, {change.__name__} {number}")
        finally:
            browser.close()


def _save(page: Page, path: Path, change: Callable[[str, str], str], words: str) -> float:
    text = path.read_text(encoding="utf-8")
    time.sleep(1)  # a person does not save at the moment when the page has come
    start = time.monotonic()
    path.write_text(change(text, words), encoding="utf-8")
    # Looks at each frame: a locator looks after 20, 50, 100, 100 and then each 500 milliseconds, and that was measured.
    page.wait_for_function(SHOWS, arg=words, timeout=PATIENCE * 1000)
    return time.monotonic() - start


def _figure(base: Base, step: str, clocks: list[float], load: float, processor: float) -> Figure:
    day = datetime.now(UTC).date().isoformat()
    clock = round(median(clocks), 3)
    costs = (round(processor, 3), clock, 0, round(load, 1), day)
    return Figure("kbtool", kbtool.__version__, step, "en", base.articles, len(clocks), *costs)
