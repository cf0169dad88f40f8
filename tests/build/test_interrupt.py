"""A build that is stopped: by Ctrl-C, by its parent's end, by a disk that is full."""

import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.build.conftest import BuiltBase
from tests.build.interrupted import PATIENCE, Held, kill_all, start_failing, start_held, wait_for_end
from tests.build.running import BIN, build, environment, kbtool
from tests.build.site_tree import visible

pytestmark = pytest.mark.slow

BLOCKED = """
import pathlib
from kbtool.build.processes import Workers
with Workers("mkdocs", 1) as workers:
    workers.begin()
    [worker] = workers._workers
    status = pathlib.Path(f"/proc/{worker.process.pid}/status").read_text()
    print(status.partition("SigBlk:")[2].split()[0])
"""
ONE_EDITION = ("--audience", "public", "--language", "fa")


@pytest.fixture
def base(built: BuiltBase, tmp_path: Path) -> Path:
    base = built.copy(tmp_path / "base")
    for article in base.glob("docs/*/billing/refunds.md"):
        article.write_text(article.read_text(encoding="utf-8") + "\nOne more.\n", encoding="utf-8")
    return base


@pytest.fixture
def held(base: Path, tmp_path: Path) -> Iterator[Held]:
    """A build whose first pages are being written."""
    held = start_held(base, tmp_path / "held", "--audience", "public")
    yield held
    held.let_go()


def check_nothing_is_left(base: Path, built: BuiltBase, process: subprocess.Popen[str]) -> None:
    wait_for_end(process)
    assert visible(base / "site") == visible(built.site)
    assert list((base / "site").glob(".building*")) == []


def test_ctrl_c_leaves_the_old_site_and_no_process(held: Held, base: Path, built: BuiltBase) -> None:
    process = held.process
    kill_all(process, signal.SIGINT)
    printed, complaint = process.communicate(timeout=PATIENCE)
    assert (process.returncode, printed, complaint) == (130, "", "stopped; the site is as it was\n")
    check_nothing_is_left(base, built, process)


def test_ctrl_c_does_not_reach_the_first_process_while_it_imports() -> None:
    done = subprocess.run([sys.executable, "-c", BLOCKED], capture_output=True, text=True, check=True)
    assert int(done.stdout, 16) >> (signal.SIGINT - 1) & 1


def test_an_interrupt_of_the_parent_alone_ends_its_children_too(held: Held, base: Path, built: BuiltBase) -> None:
    os.kill(held.process.pid, signal.SIGINT)
    held.process.communicate(timeout=PATIENCE)
    assert held.process.returncode == 130
    check_nothing_is_left(base, built, held.process)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_children_end_with_their_parent_and_do_not_write_into_the_next_build(
    number: signal.Signals, held: Held, base: Path, built: BuiltBase
) -> None:
    os.kill(held.process.pid, number)
    held.process.wait(timeout=PATIENCE)
    assert visible(base / "site") == visible(built.site)
    build(base, *ONE_EDITION)
    after = visible(base / "site")
    held.process.communicate(timeout=PATIENCE)
    wait_for_end(held.process)
    assert visible(base / "site") == after
    assert list((base / "site").glob(".building*")) == []


def test_a_disk_without_room_for_pages_leaves_the_old_site_and_says_so(base: Path, built: BuiltBase) -> None:
    done = limited(base, 3000)
    check_refused(done.returncode, done.stderr, "File too large")
    assert visible(base / "site") == visible(built.site)


@pytest.mark.parametrize(
    "condition",
    [
        "event == 'os.mkdir' and '.building' in str(args[0])",
        "event == 'open' and 'staged' in str(args[0]) and args[1] == 'w'",
        "event == 'open' and str(args[0]).endswith('.json') and args[1] == 'w'",
    ],
)
def test_a_disk_that_is_full_at_a_step_leaves_the_old_site_and_says_so(
    condition: str, base: Path, built: BuiltBase
) -> None:
    process = start_failing(condition, base, *ONE_EDITION)
    _, complaint = process.communicate()
    check_refused(process.returncode, complaint, "No space left on device")
    assert visible(base / "site") == visible(built.site)
    assert list((base / "site").glob(".building*")) == []


def test_a_disk_that_is_really_full_leaves_the_old_site(built: BuiltBase, tmp_path: Path) -> None:
    base = built.copy(tmp_path / "base")
    with small_disk(tmp_path / "disk") as disk:
        build(base, *ONE_EDITION, "--output", disk / "site")
        before = visible(disk / "site")
        (disk / "filler").write_bytes(bytes(shutil.disk_usage(disk).free - 50_000))
        article = base / "docs/fa/billing/refunds.md"
        article.write_text(article.read_text(encoding="utf-8") + "\nیک جمله دیگر.\n", encoding="utf-8")
        done = kbtool("build", *ONE_EDITION, "--output", disk / "site", cwd=base)
        check_refused(done.returncode, done.stderr, "No space left on device")
        assert visible(disk / "site") == before


def test_a_disk_that_cannot_be_written_leaves_the_old_site(built: BuiltBase, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        build(built.base, *ONE_EDITION, "--output", disk / "site")
        before = visible(disk / "site")
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        done = kbtool("build", *ONE_EDITION, "--output", disk / "site", cwd=built.base)
        check_refused(done.returncode, done.stderr, f"{disk / 'site'}: cannot be written: Read-only file system")
        assert visible(disk / "site") == before


def check_refused(code: int, complaint: str, words: str) -> None:
    """One line, with these words, and the exit code of what could not run."""
    assert code == 2, complaint
    assert complaint.count("\n") == 1, complaint
    assert words in complaint


@contextmanager
def small_disk(place: Path) -> Iterator[Path]:
    """A disk of 4 MB, for those who may mount one."""
    place.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", place], capture_output=True)
    if done.returncode:
        pytest.skip("may not mount a small disk")
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", place], check=True)


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
