"""A build that is killed at any moment leaves the old site whole, and the next build sweeps up."""

import signal
import time
from pathlib import Path

import pytest

from kbtool.build.releases.layout import BUILDING
from kbtool.build.releases.prune import KEPT
from tests.build.conftest import BuiltBase
from tests.build.interrupted import kill_all, start, start_until, wait_for_end
from tests.build.running import build
from tests.build.site_tree import visible

pytestmark = pytest.mark.slow

ONE_EDITION = ("--audience", "public", "--language", "fa")
FRACTIONS = [0.05, 0.15, 0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85, 0.95]
BEFORE_THE_SWITCH = {
    "before anything is written": "event == 'os.mkdir' and '.building' in str(args[0])",
    "while files are staged": "event == 'os.link' and 'staged' in str(args[1])",
    "between two pages": "event == 'os.rename' and str(args[0]).endswith('search/index.html')",
    "while other languages are carried over": "event == 'os.link' and '/tree/public/zh/' in str(args[1])",
    "before the link is switched": "event == 'os.rename' and str(args[1]).endswith('.current')",
}
"""Some of the steps; all those from the pages to the end are in test_release_steps.py, where they take less time."""
AFTER_THE_SWITCH = {
    "while an old release is removed": "event == 'os.remove' and str(args[0]) == 'form.pdf'",
}
LEAVING_MOST = ("while other languages are carried over", "before the link is switched")
PARTS = {".current", ".lock", ".releases", "agents", "internal", "public"}
"""What a site has at least."""


@pytest.fixture(scope="module")
def base(built: BuiltBase, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A base with as many releases behind it as are kept, so that a build also has to remove one."""
    base = built.copy(tmp_path_factory.mktemp("killed") / "base")
    for _ in range(KEPT - 1):
        change(base)
        build(base, *ONE_EDITION)
    return base


@pytest.fixture(scope="module")
def seconds(base: Path) -> float:
    """How long a build takes."""
    change(base)
    begin = time.monotonic()
    build(base, *ONE_EDITION)
    return time.monotonic() - begin


def change(base: Path) -> None:
    """One more sentence, so that the next release is another one."""
    article = base / "docs/fa/billing/refunds.md"
    article.write_text(article.read_text(encoding="utf-8") + "\nیک جمله دیگر.\n", encoding="utf-8")


def check_next_build(base: Path) -> dict[str, str]:
    """Builds once more; what was left behind must be gone. Returns what readers see then."""
    build(base, *ONE_EDITION)
    names = {path.name for path in (base / "site").iterdir()}
    assert names >= PARTS
    assert not [name for name in names if name.startswith(BUILDING)]
    releases = base / "site" / ".releases"
    assert {path.name for path in releases.iterdir()} == {".live", "agents", "internal", "public"}
    assert len(list((releases / ".live").iterdir())) == KEPT
    for audience, number in (("public", KEPT), ("agents", 1), ("internal", 1)):
        names = {path.name for path in (releases / audience).iterdir()}
        kept = {name for name in names if not name.endswith(".json")}
        assert names == kept | {f"{name}.json" for name in kept}
        assert len(kept) == number
    return visible(base / "site")


def kill_after(base: Path, seconds: float) -> dict[str, str]:
    """Kills a build that has run so long, or less where it was faster; returns what readers saw when it began."""
    while True:
        change(base)
        before = visible(base / "site")
        process = start(base, *ONE_EDITION)
        time.sleep(seconds)
        was_running = process.poll() is None
        if was_running:
            kill_all(process)
        process.communicate()
        wait_for_end(process)
        if was_running:
            return before
        seconds *= 0.9


@pytest.mark.parametrize("fraction", FRACTIONS)
def test_a_build_killed_at_any_time_leaves_a_whole_site(fraction: float, base: Path, seconds: float) -> None:
    """It is the old one; in the last moments it may be the new one, as a build that is not killed makes it."""
    before = kill_after(base, fraction * seconds)
    left = visible(base / "site")
    if left != before:
        assert check_next_build(base) == left


def test_a_build_after_many_that_were_killed_sweeps_up(base: Path, seconds: float) -> None:
    for fraction in (0.3, 0.6):
        kill_after(base, fraction * seconds)
    change(base)
    before = visible(base / "site")
    assert check_next_build(base) != before


@pytest.mark.parametrize("step", BEFORE_THE_SWITCH)
def test_a_build_killed_before_the_switch_leaves_the_old_site(step: str, base: Path) -> None:
    change(base)
    before = visible(base / "site")
    process = start_until(BEFORE_THE_SWITCH[step], base, *ONE_EDITION)
    output = process.communicate()
    assert process.returncode == -signal.SIGKILL, output
    assert visible(base / "site") == before
    if step in LEAVING_MOST:
        assert check_next_build(base) != before


@pytest.mark.parametrize("step", AFTER_THE_SWITCH)
def test_a_build_killed_after_the_switch_has_put_the_new_site_there(step: str, base: Path) -> None:
    change(base)
    before = visible(base / "site")
    process = start_until(AFTER_THE_SWITCH[step], base, *ONE_EDITION)
    output = process.communicate()
    assert process.returncode == -signal.SIGKILL, output
    left = visible(base / "site")
    assert left != before
    assert check_next_build(base) == left


def test_the_first_build_of_all_shows_nothing_until_it_is_done(base: Path, tmp_path: Path) -> None:
    output = tmp_path / "site"
    for condition in (
        BEFORE_THE_SWITCH["before the link is switched"],
        "event == 'os.symlink' and args[1].endswith('public.link')",
    ):
        process = start_until(condition, base, *ONE_EDITION, "--output", str(output))
        process.communicate()
        assert process.returncode == -signal.SIGKILL
        assert visible(output) == {}
    build(base, *ONE_EDITION, "--output", output)
    assert "public/fa/index.html" in visible(output)
