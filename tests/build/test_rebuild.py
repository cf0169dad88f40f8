"""Building again: what stays the same, to the byte."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree

import pytest

from tests.build.conftest import BuiltBase
from tests.build.running import build, environment
from tests.build.site_tree import digests, modes, visible

pytestmark = pytest.mark.slow


def change_everything(base: Path) -> None:
    """Another sentence in every article about refunds."""
    for article in base.glob("docs/*/billing/refunds.md"):
        article.write_text(article.read_text(encoding="utf-8") + "\nNew sentence.\n", encoding="utf-8")


def test_a_build_of_one_audience_leaves_the_others_byte_identical(built: BuiltBase, tmp_path: Path) -> None:
    base = built.copy(tmp_path / "base")
    change_everything(base)
    build(base, "--audience", "agents")
    old, new = built.site, base / "site"
    assert digests(new / "public") == digests(old / "public")
    assert digests(new / "internal") == digests(old / "internal")
    assert _changed(old / "agents", new / "agents") == {
        f"{prefix}billing/refunds/index.html" for prefix in ("", "zh/", "fa/")
    }


def test_a_build_of_one_language_leaves_the_others_byte_identical(built: BuiltBase, tmp_path: Path) -> None:
    base = built.copy(tmp_path / "base")
    change_everything(base)
    build(base, "--language", "fa")
    for audience in ("public", "agents", "internal"):
        changed = _changed(built.site / audience, base / "site" / audience)
        endings = ("html", "md") if audience == "public" else ("html",)
        assert changed == {f"fa/billing/refunds/index.{ending}" for ending in endings}, audience


def test_a_build_without_a_change_gives_the_same_release(built: BuiltBase, tmp_path: Path) -> None:
    base = built.copy(tmp_path / "base")
    build(base, "--audience", "public")
    assert releases(base / "site") == releases(built.site)
    assert visible(base / "site") == visible(built.site)


def test_a_build_is_the_same_on_another_machine(built: BuiltBase, tmp_path: Path) -> None:
    base = cloned(built.base, tmp_path / "somewhere else" / "ба́за" / ("deep/" * 20))
    stranger = {"TZ": "Asia/Tehran", "LC_ALL": "C", "LANG": "fa_IR.UTF-8", "PYTHONHASHSEED": "4711"}
    person = {"HOME": str(tmp_path), "USER": "somebody", "LOGNAME": "somebody"}
    with umask(0o077), one_processor():
        build(base, "--jobs", "1", **stranger, **person)
    assert_same(base / "site", built.site)


def test_a_build_is_the_same_with_and_without_what_earlier_builds_left(built: BuiltBase, tmp_path: Path) -> None:
    """The base of all tests was built where no build had been before."""
    base = built.copy(tmp_path / "base")
    change_everything(base)
    build(base, "--audience", "public")
    subprocess.run(["git", "checkout", "--quiet", "."], cwd=base, env=environment(), check=True)
    build(base, "--jobs", "4", "--output", tmp_path / "warm")
    assert_same(tmp_path / "warm", built.site)


def cloned(base: Path, folder: Path) -> Path:
    """A clone of the same commit whose files were written in another order, and long ago."""
    subprocess.run(["git", "clone", "--quiet", base, folder], env=environment(), check=True)
    docs, old = folder / "docs", folder / "old"
    docs.rename(old)
    for path in sorted((path for path in old.rglob("*") if path.is_file()), reverse=True):
        copy = docs / path.relative_to(old)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
        os.utime(copy, (981173106, 981173106))
    rmtree(old)
    return folder


def assert_same(site: Path, other: Path) -> None:
    """Not a byte and not a permission differs in what is served, nor a byte in the manifests."""
    assert visible(site) == visible(other)
    assert releases(site) == releases(other)
    for audience in ("public", "agents", "internal"):
        assert modes(site / audience) == modes(other / audience)


@contextmanager
def one_processor() -> Iterator[None]:
    """What programs that are started inside may use."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    old = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(old)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, old)


@contextmanager
def umask(mask: int) -> Iterator[None]:
    """What programs that are started inside inherit."""
    old = os.umask(mask)
    try:
        yield
    finally:
        os.umask(old)


def releases(site: Path) -> dict[str, str]:
    """Path below the releases → text of the manifests."""
    manifests = (site / ".releases").glob("*/*.json")
    return {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in manifests}


def _changed(old: Path, new: Path) -> set[str]:
    """What differs but for the index of the search, in which the new sentence is found."""
    before, after = digests(old), digests(new)
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    index = {name for name in changed if "search" in Path(name).parts and name.endswith(".json")}
    assert index
    return changed - index
