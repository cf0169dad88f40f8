"""Lighthouse gives our templates all points for search engines, accessibility and good practice, in every language.

What it says about speed is printed every night and not asserted: it depends on what else the machine does.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.audit import lighthouse
from tests.audit.conftest import FIGURES, ORIGIN
from tests.extent import WHOLE

SAMPLE = {
    "en": ["", "write/text/notes-tabs-and-code/", "write/", "tags/writing/"],
    "zh": ["zh/", "zh/reference/markdown/", "zh/write/articles/"],
    "fa": ["fa/", "fa/write/text/notes-tabs-and-code/", "fa/write/"],
}
"""Language → pages that may be found: whatever search engines may not show has no points to lose there."""
ASKED = ("accessibility", "best-practices", "seo")


@pytest.mark.parametrize("language", SAMPLE)
def test_every_page_has_all_points(
    help_centre: Path, chromium: Path, language: str, record_property: Callable[[str, object], None]
) -> None:
    settings = {} if WHOLE else lighthouse.QUICK
    found = lighthouse.figures([(help_centre / "public", SAMPLE[language])], ORIGIN, chromium, settings)
    for page in found if WHOLE else ():
        record_property(FIGURES, f"{page.page or '/'}: {line(page)}")
    assert {page.page: page.faults for page in found} == {page: [] for page in SAMPLE[language]}
    assert {page.page: [page.scores[name] for name in ASKED] for page in found} == {
        page: [100, 100, 100] for page in SAMPLE[language]
    }
    assert {page.page: page.console_errors for page in found} == dict.fromkeys(SAMPLE[language], 0)


def line(page: lighthouse.Figures) -> str:
    """The figures that depend on the machine, or are wanted in a log."""
    return (
        f"performance {page.scores['performance']}, painted after {page.largest_paint / 1000:.1f} s, "
        f"blocked for {page.blocking:.0f} ms, moved {page.shift:.3f}, {page.transfer / 1024:.0f} KiB "
        f"in {page.requests} requests"
    )


def test_the_checker_sees_a_fault(tmp_path: Path, chromium: Path) -> None:
    (tmp_path / "_headers").write_text("/*\n")
    (tmp_path / "404.html").write_text("gone")
    (tmp_path / "index.html").write_text(
        '<!doctype html><html lang="en"><title>a</title><link rel="alternate" hreflang="zz-bad" href="zh/"><p>a</html>'
    )
    (page,) = lighthouse.figures([(tmp_path, [""])], ORIGIN, chromium, lighthouse.QUICK)
    assert {fault.partition(":")[0] for fault in page.faults} >= {"hreflang", "meta-description"}
