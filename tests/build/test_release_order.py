"""Builds of a repository: older commits, two at a time, parts, an article for fewer readers."""

import fcntl
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from kbtool.build.releases.assembling import assemble
from tests.build.conftest import BuiltBase
from tests.build.interrupted import start, start_held, wait_for
from tests.build.running import build, environment, kbtool
from tests.build.site_tree import digests, visible

pytestmark = pytest.mark.slow

ONE = ("--audience", "public", "--language", "fa")
IDENTITY = ("-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false")


def git(base: Path, *arguments: str) -> str:
    command = ["git", *IDENTITY, *arguments]
    return subprocess.run(command, cwd=base, env=environment(), capture_output=True, text=True, check=True).stdout


@pytest.fixture
def base(built: BuiltBase, tmp_path: Path) -> Path:
    """The base and its site, now in a repository."""
    base = built.copy(tmp_path / "base")
    (base / ".gitignore").write_text("/site\n", encoding="utf-8")
    git(base, "init", "-q")
    commit(base)
    return base


def commit(base: Path) -> str:
    git(base, "add", "-A")
    git(base, "commit", "-q", "--allow-empty", "-m", "more")
    return git(base, "rev-parse", "HEAD").strip()


def manifest(site: Path, audience: str = "public") -> dict[str, Any]:
    """The manifest of the live release."""
    path = (site / audience).resolve()
    found: dict[str, Any] = json.loads(path.with_name(f"{path.name}.json").read_text(encoding="utf-8"))
    return found


def test_an_older_commit_replaces_a_newer_one_only_when_told(base: Path) -> None:
    refunds = base / "docs/fa/billing/refunds.md"
    refunds.write_text(refunds.read_text(encoding="utf-8") + "\nیک جمله دیگر.\n", encoding="utf-8")
    newer = commit(base)
    build(base, *ONE)
    live = visible(base / "site")
    assert (manifest(base / "site")["commit"], manifest(base / "site")["dirty"]) == (newer, False)
    git(base, "checkout", "-q", "HEAD^")
    done = kbtool("build", *ONE, cwd=base)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert f"fa is live from commit {newer[:10]} of " in done.stderr
    assert "which is newer than " in done.stderr and "--allow-older" in done.stderr
    assert visible(base / "site") == live
    build(base, *ONE, "--allow-older")
    assert visible(base / "site") != live
    assert manifest(base / "site")["commit"] == git(base, "rev-parse", "HEAD").strip()


def test_a_build_of_changed_files_says_so_in_its_manifest_and_nowhere_else(base: Path) -> None:
    before = visible(base / "site")
    (base / "docs/en/staff/notes.txt").write_text("not committed", encoding="utf-8")
    build(base, *ONE)
    assert manifest(base / "site")["dirty"]
    assert visible(base / "site") == before


def test_a_second_build_waits_for_the_first_when_it_is_told_to(base: Path) -> None:
    with (base / "site/.lock").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        process = start(base, *ONE, "--wait")
        wait_for(lambda: waits_for_lock(process.pid) or process.poll() is not None)
        assert process.poll() is None, process.communicate()
        assert not list((base / "site").glob(".building*"))
    output = process.communicate()
    assert process.returncode == 0, output


@pytest.mark.parametrize("has_something_to_do", [True, False])
def test_a_build_that_waited_brings_nothing_back_that_was_withdrawn_meanwhile(
    base: Path, tmp_path: Path, has_something_to_do: bool
) -> None:
    refunds, other = base / "docs/fa/billing/refunds.md", tmp_path / "other"
    build(base, *ONE)
    build(base, *ONE)  # has nothing to do, and the next one need not even read the base to know that
    if has_something_to_do:
        add_sentence(base)
    with (base / "site/.lock").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        process = start(base, *ONE, "--wait")
        wait_for(lambda: waits_for_lock(process.pid) or process.poll() is not None)
        refunds.unlink()
        build(base, *ONE, "--output", other)
        put_in_place(other, base / "site")
        live = visible(base / "site")
    _, complaint = process.communicate()
    assert process.returncode == (2 if has_something_to_do else 0), complaint
    assert ("build again" in complaint) == has_something_to_do
    assert visible(base / "site") == live
    build(base, *ONE)
    assert visible(base / "site") == live


def test_a_build_that_waited_for_another_of_the_same_base_goes_live_after_it(base: Path, tmp_path: Path) -> None:
    add_sentence(base)
    with (base / "site/.lock").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        process = start(base, *ONE, "--wait")
        wait_for(lambda: waits_for_lock(process.pid) or process.poll() is not None)
        build(base, *ONE, "--output", tmp_path / "other")
        put_in_place(tmp_path / "other", base / "site")
    output = process.communicate()
    assert process.returncode == 0, output


def add_sentence(base: Path) -> None:
    with (base / "docs/fa/index.md").open("a", encoding="utf-8") as file:
        file.write("\nیک جمله دیگر.\n")


def put_in_place(other: Path, site: Path) -> None:
    """What is live in one folder becomes live in another one, whose lock somebody holds."""
    for path in site.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        elif path.name != ".lock":
            path.unlink()
    shutil.copytree(other, site, symlinks=True, dirs_exist_ok=True, ignore=shutil.ignore_patterns(".lock"))


def waits_for_lock(process: int) -> bool:
    """Whether the system holds a process up at a lock (proc_locks in Linux's proc manual)."""
    rows = Path("/proc/locks").read_text(encoding="utf-8").split("\n")
    return any("->" in row and f" {process} " in row for row in rows)


def test_of_two_builds_at_once_one_goes_on_and_one_gives_up(base: Path, tmp_path: Path) -> None:
    first = start_held(base, tmp_path / "held", *ONE)
    second = kbtool("build", *ONE, cwd=base)
    assert second.returncode == 2
    assert "another build is writing here; wait until it has ended, or add --wait" in second.stderr
    first.let_go()
    output = first.process.communicate()
    assert first.process.returncode == 0, output


@pytest.fixture
def parts(base: Path, tmp_path: Path) -> list[Path]:
    places = [tmp_path / "parts" / language for language in ("en", "zh", "fa")]
    for place in places:
        build(base, "--audience", "public", "--language", place.name, "--part", place)
    return places


def test_parts_of_three_machines_make_the_site_of_one(
    parts: list[Path], base: Path, built: BuiltBase, tmp_path: Path
) -> None:
    joined = assemble(parts, tmp_path / "joined", base)
    assert digests(tmp_path / "joined/public") == digests(built.site / "public")
    assert joined["public"].digest == manifest(built.site)["digest"]
    assert {path.name for path in parts[0].parent.iterdir()} == {"en", "zh", "fa"}


def test_a_part_leaves_the_site_alone_and_replaces_nothing(base: Path, built: BuiltBase, tmp_path: Path) -> None:
    (tmp_path / "part").mkdir()
    build(base, *ONE, "--part", tmp_path / "part")
    assert visible(base / "site") == visible(built.site)
    assert not (
        base / "site/.releases/public" / json.loads((tmp_path / "part/public.json").read_text())["digest"]
    ).exists()
    done = kbtool("build", *ONE, "--part", tmp_path / "part", cwd=base)
    assert done.returncode == 2
    assert "is there already" in done.stderr
    assert kbtool("build", *ONE, "--part", "x", "--output", "y", cwd=base).returncode == 2


def test_an_article_for_fewer_readers_is_to_be_purged(base: Path, built: BuiltBase) -> None:
    article = base / "docs/en/billing/invoices.md"
    article.write_text(
        article.read_text(encoding="utf-8").replace("---\n", "---\naudience: agents\n", 1), encoding="utf-8"
    )
    done = kbtool("build", "--audience", "public", "--audience", "agents", cwd=base)
    assert done.returncode == 0, done.stderr
    lines = done.stderr.split("\n")
    assert "no longer for public; purge from caches and search engines:" in lines
    assert any("billing/invoices/" in line and line.endswith("now for agents") for line in lines)
    assert " gone" in done.stdout


def test_a_site_of_an_earlier_kbtool_is_not_built_in_pieces(base: Path) -> None:
    site = base / "site"
    (site / ".current").unlink()
    (site / ".current").symlink_to(".releases/7b73753633ddfdb8")
    done = kbtool("build", *ONE, cwd=base)
    assert done.returncode == 2
    assert "was built by an earlier kbtool; build every audience and language once" in done.stderr
