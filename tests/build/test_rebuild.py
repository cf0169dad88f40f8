"""Building again: what stays the same, to the byte."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.build.conftest import BuiltBase
from tests.build.running import build
from tests.build.site_tree import digests, modes, visible
from tests.build.small_base import write_small_base

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
        assert changed == {"fa/billing/refunds/index.html"}, audience


def test_a_build_without_a_change_gives_the_same_release(built: BuiltBase, tmp_path: Path) -> None:
    base = built.copy(tmp_path / "base")
    build(base, "--audience", "public")
    assert (base / "site" / ".current").readlink() == (built.site / ".current").readlink()
    assert releases(base / "site") == releases(built.site)
    assert visible(base / "site") == visible(built.site)


def test_a_build_is_the_same_in_another_place_zone_order_and_umask(built: BuiltBase, tmp_path: Path) -> None:
    base = write_small_base(tmp_path / "somewhere else" / "ба́за")
    with umask(0o077):
        build(base, "--jobs", "1", TZ="Asia/Tehran", LC_ALL="C", PYTHONHASHSEED="4711")
    assert releases(base / "site") == releases(built.site)
    assert visible(base / "site") == visible(built.site)
    for audience in ("public", "agents", "internal"):
        assert modes(base / "site" / audience) == modes(built.site / audience)


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
    before, after = digests(old), digests(new)
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
