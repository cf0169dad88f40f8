"""Which planted faults the checkers of others see: `make planted` takes a quarter of an hour and writes the article.

`make planted RULES="KV313 KV314"` looks at the faults for these rules and keeps what the article says of the others.
"""

import os
import shutil
import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

from tests.audit import html_validate, lighthouse, linkinator, nu
from tests.audit.axe import violations
from tests.audit.checkers import Complaint
from tests.audit.planted_table import listed_seen, write_tables
from tests.build.served import served
from tests.conftest import BROWSER_OPTIONS, BROWSERS
from tests.verify.clean_site import BASE_ADDRESS, clean_site
from tests.verify.planted_fault import Planted
from tests.verify.planted_seo import PLANTED

CLEAN = "clean"
QUICK = {"onlyCategories": ["accessibility", "best-practices", "seo"], "throttlingMethod": "provided"}
"""Lighthouse need not pretend to be a slow phone where speed is not asked about."""
Said = Mapping[str, set[tuple[str, str]]]
"""Site → (page, message): all that a checker says."""


def main(rules: Collection[str]) -> None:
    """Writes the clean site and one for each fault, has all checkers look at them, and writes down who sees what."""
    faults = [fault for fault in PLANTED if not rules or fault.rule in rules]
    browser = Path(os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS))))
    with TemporaryDirectory() as place:
        folder = Path(place).resolve()
        write_sites(folder, faults)
        seen = {
            "Lighthouse": seeing(with_lighthouse(folder, faults, browser)),
            "Nu": seeing(by_site(nu.complaints(folder))),
            "axe": seeing(with_axe(folder, faults, browser)),
            "html-validate": seeing(by_site(html_validate.complaints(folder))),
            "linkinator": seeing({site.name: links(site) for site in sorted(folder.iterdir())}),
        }
    kept = {fault.rule for fault in PLANTED} - {fault.rule for fault in faults}
    before = listed_seen() if kept else {}
    write_tables(
        [fault.rule for fault in PLANTED],
        {checker: found | (before.get(checker, set()) & kept) for checker, found in seen.items()},
    )


def write_sites(folder: Path, faults: Sequence[Planted]) -> None:
    """One folder for each rule, named by its id, and one without a fault."""
    clean = clean_site()
    for name, site in [(CLEAN, clean), *((fault.rule, fault.site(clean)) for fault in faults)]:
        for path, content in site.items():
            (folder / name / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / name / path).write_bytes(content)


def seeing(said: Said) -> set[str]:
    """The faults about which a checker says something that it does not say about the clean site."""
    return {site for site, complaints in said.items() if complaints - said.get(CLEAN, set())}


def by_site(complaints: list[Complaint]) -> Said:
    """Sorts what was said about all sites at once; the first folder of a path is the site."""
    said: dict[str, set[tuple[str, str]]] = {}
    for item in complaints:
        site, _, page = item.page.partition("/")
        said.setdefault(site, set()).add((page, item.message))
    return said


def links(site: Path) -> set[tuple[str, str]]:
    """What linkinator says."""
    return {(item.page, item.message) for item in linkinator.complaints(site, BASE_ADDRESS)}


def pages_of(fault: Planted) -> list[str]:
    """The addresses of the pages a fault is on; Lighthouse reads robots.txt beside any page.

    A redirect leads a browser away before anybody has looked.
    """
    paths = {*fault.at, *fault.files, *(path for path, _, _ in fault.edits)} - {*fault.gone}
    pages = {path.removesuffix("index.html") for path in paths if path.endswith(".html") and not path.startswith("old")}
    return sorted(pages or ({""} if "robots.txt" in {*paths, *fault.gone} else set()))


def looked_at(faults: Sequence[Planted]) -> list[tuple[str, list[str]]]:
    """(site, addresses to open): of the clean site those that are opened of any other, and no site without a page."""
    planted = [(fault.rule, pages) for fault in faults if (pages := pages_of(fault))]
    return [(CLEAN, sorted({page for _, pages in planted for page in pages})), *planted]


def with_lighthouse(folder: Path, faults: Sequence[Planted], browser: Path) -> Said:
    """What costs points; what exactly is written there does not count, only which audit fails."""
    sites = looked_at(faults)
    found = iter(lighthouse.figures([(folder / site, pages) for site, pages in sites], BASE_ADDRESS, browser, QUICK))
    return {
        site: {(page, fault.partition(":")[0]) for page in pages for fault in next(found).faults}
        for site, pages in sites
    }


def with_axe(folder: Path, faults: Sequence[Planted], browser: Path) -> Said:
    """The rules of axe that are broken on a page."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=browser, args=BROWSER_OPTIONS)
        said = {site: set(_broken_rules(folder / site, pages, running)) for site, pages in looked_at(faults)}
        running.close()
    return said


def _broken_rules(site: Path, pages: list[str], browser: Browser) -> Iterator[tuple[str, str]]:
    with served(site) as address, browser.new_context() as context:
        page = context.new_page()
        for path in pages:
            page.goto(address + path)
            yield from ((path, fault.partition(":")[0]) for fault in violations(page))


if __name__ == "__main__":
    main(sys.argv[1:])
