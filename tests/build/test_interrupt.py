"""A build that is stopped: by Ctrl-C, by its parent's end, by a disk that is full."""

import os
import resource
import signal
import subprocess
from pathlib import Path

import pytest

from tests.build.conftest import BuiltBase
from tests.build.interrupted import kill_all, members, start, wait_for, wait_for_end
from tests.build.running import BIN, build, environment, kbtool
from tests.build.site_tree import visible

pytestmark = pytest.mark.slow

ONE_EDITION = ("--audience", "public", "--language", "fa")


@pytest.fixture
def base(built: BuiltBase, tmp_path: Path) -> Path:
    base = built.copy(tmp_path / "base")
    for article in base.glob("docs/*/billing/refunds.md"):
        article.write_text(article.read_text(encoding="utf-8") + "\nOne more.\n", encoding="utf-8")
    return base


def rendering(base: Path) -> subprocess.Popen[str]:
    """A build whose first pages are written."""
    process = start(base, "--audience", "public")
    wait_for(lambda: list((base / "site").glob(".building*/rendered/*/**/index.html")))
    return process


def check_nothing_is_left(base: Path, built: BuiltBase, process: subprocess.Popen[str]) -> None:
    wait_for_end(process, seconds=5)
    assert visible(base / "site") == visible(built.site)
    assert list((base / "site").glob(".building*")) == []


def test_ctrl_c_leaves_the_old_site_and_no_process(base: Path, built: BuiltBase) -> None:
    process = rendering(base)
    kill_all(process, signal.SIGINT)
    printed, complaint = process.communicate(timeout=30)
    assert (process.returncode, printed, complaint) == (130, "", "stopped; the site is as it was\n")
    check_nothing_is_left(base, built, process)


def test_an_interrupt_of_the_parent_alone_ends_its_children_too(base: Path, built: BuiltBase) -> None:
    process = rendering(base)
    os.kill(process.pid, signal.SIGINT)
    process.communicate(timeout=30)
    assert process.returncode == 130
    check_nothing_is_left(base, built, process)


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are counted in /proc")
def test_children_of_a_killed_build_do_not_write_into_the_next_one(base: Path, built: BuiltBase) -> None:
    process = start(base, "--audience", "public", "--jobs", "4")
    wait_for(lambda: len(members(process)) > 4)  # they still load the engine, and would render after their parent
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    assert visible(base / "site") == visible(built.site)
    build(base, "--audience", "public")
    release = (base / "site" / ".current").readlink()
    wait_for_end(process)
    build(base, "--audience", "public")
    assert (base / "site" / ".current").readlink() == release
    assert list((base / "site").glob(".building*")) == []


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_children_end_with_their_parent(number: signal.Signals, base: Path, built: BuiltBase) -> None:
    process = rendering(base)
    os.kill(process.pid, number)
    process.communicate()
    wait_for_end(process, seconds=5)
    assert visible(base / "site") == visible(built.site)


def test_a_full_disk_leaves_the_old_site_and_says_so(base: Path, built: BuiltBase) -> None:
    """The biggest file of a build is its manifest: the limit lets everything else through."""
    manifest = max(path.stat().st_size for path in (base / "site" / ".releases").glob("*.json"))
    for limit in (3000, manifest - 1000):
        done = limited(base, limit)
        assert done.returncode == 2, done.stdout + done.stderr
        assert done.stderr.count("\n") == 1, done.stderr
        assert "File too large" in done.stderr
        assert visible(base / "site") == visible(built.site)


def test_a_full_disk_does_not_break_the_manifest_of_the_live_release(built: BuiltBase, tmp_path: Path) -> None:
    base = built.copy(tmp_path / "base")
    manifest = next((base / "site" / ".releases").glob("*.json"))
    limited(base, manifest.stat().st_size - 1000)
    assert manifest.read_bytes() == next((built.site / ".releases").glob("*.json")).read_bytes()
    assert kbtool("build", *ONE_EDITION, cwd=base).returncode == 0
    assert visible(base / "site") == visible(built.site)


def limited(base: Path, size: int) -> subprocess.CompletedProcess[str]:
    """A build of one edition that can write no file longer than `size` bytes."""
    return subprocess.run(
        [BIN / "kbtool", "build", *ONE_EDITION],
        cwd=base,
        env=environment(),
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)),
    )
