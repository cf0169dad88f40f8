"""A build that is killed at any moment leaves the old site whole, and the next build sweeps up."""

import signal
from pathlib import Path

import pytest

from kbtool.build.releases.layout import BUILDING
from kbtool.build.releases.recycling import KEPT
from tests.build.conftest import BuiltBase
from tests.build.interrupted import COUNTED, changes_of_build, start_until
from tests.build.running import build
from tests.build.site_tree import visible

pytestmark = [pytest.mark.slow, pytest.mark.long]

ONE_EDITION = ("--audience", "public", "--language", "fa")
FRACTIONS = (0.2, 0.5, 0.8, 0.95)
"""Of the steps of a whole build."""
BEFORE_THE_SWITCH = {
    "before anything is written": "event == 'os.mkdir' and '.building' in str(args[0])",
    "while files are staged": "event == 'os.symlink' and 'staged' in str(args[1])",
    "between two files": "event == 'os.rename' and str(args[0]).endswith('refunds/index.html')",
    "while the oldest release lends its folder": "event == 'os.rename' and '/recycled/' in str(args[1])",
    "before the link is switched": "event == 'os.rename' and str(args[1]).endswith('.current')",
}
"""Some of the steps; all those from the pages to the end are in test_release_steps.py, where they take less time."""
AFTER_THE_SWITCH = {
    "while an old release is removed": "event == 'os.remove' and str(args[0]).endswith('/form.pdf')",
}
LEAVING_MOST = ("while the oldest release lends its folder", "before the link is switched")
PARTS = {".apache", ".current", ".lock", ".nginx", ".releases", "agents", "internal", "public"}
"""What a site has at least."""


@pytest.fixture(scope="module")
def base(built: BuiltBase, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A base with almost as many releases behind it as are kept."""
    base = built.copy(tmp_path_factory.mktemp("killed") / "base")
    for _ in range(KEPT - 2):
        change(base)
        build(base, *ONE_EDITION)
    return base


@pytest.fixture(scope="module", autouse=True)
def steps(base: Path) -> int:
    """How many times one more build changes the disk; the next one also has a release to remove."""
    change(base)
    return changes_of_build(base, *ONE_EDITION)


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


def killed_at(condition: str, base: Path, *arguments: str) -> None:
    """A build that is killed before the first event for which `condition` holds."""
    process = start_until(condition, base, *ONE_EDITION, *arguments)
    output = process.communicate()
    assert process.returncode == -signal.SIGKILL, output


def test_builds_killed_at_any_step_leave_a_whole_site_and_the_next_one_sweeps_up(base: Path, steps: int) -> None:
    """It is the old one; in the last steps it may be the new one, as a build that is not killed makes it."""
    for fraction in FRACTIONS:
        change(base)
        before = visible(base / "site")
        killed_at(f"{COUNTED} and next(changes) == {int(fraction * steps)}", base)
        left = visible(base / "site")
        if left != before:
            assert check_next_build(base) == left
    change(base)
    before = visible(base / "site")
    assert check_next_build(base) != before


@pytest.mark.parametrize("step", BEFORE_THE_SWITCH)
def test_a_build_killed_before_the_switch_leaves_the_old_site(step: str, base: Path) -> None:
    change(base)
    before = visible(base / "site")
    killed_at(BEFORE_THE_SWITCH[step], base)
    assert visible(base / "site") == before
    if step in LEAVING_MOST:
        assert check_next_build(base) != before


@pytest.mark.parametrize("step", AFTER_THE_SWITCH)
def test_a_build_killed_after_the_switch_has_put_the_new_site_there(step: str, base: Path) -> None:
    change(base)
    before = visible(base / "site")
    killed_at(AFTER_THE_SWITCH[step], base)
    left = visible(base / "site")
    assert left != before
    assert check_next_build(base) == left


def test_the_first_build_of_all_shows_nothing_until_it_is_done(base: Path, tmp_path: Path) -> None:
    output = tmp_path / "site"
    for condition in (
        BEFORE_THE_SWITCH["before the link is switched"],
        "event == 'os.symlink' and args[1].endswith('public.link')",
    ):
        killed_at(condition, base, "--output", str(output))
        assert visible(output) == {}
    build(base, *ONE_EDITION, "--output", output)
    assert "public/fa/index.html" in visible(output)
