"""One small base, built once for all tests."""

import os
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree

import pytest

from tests.build.html_tree import Element
from tests.build.naughty_site import NaughtySite, build_naughty_site, read_naughty_site
from tests.build.running import build
from tests.build.site_tree import pages
from tests.build.small_base import write_small_base
from tests.conftest import made_once


@dataclass(frozen=True)
class BuiltBase:
    """A base and its site. Tests read it and change nothing."""

    base: Path
    printed: str
    """What `kbtool build` said."""

    @property
    def site(self) -> Path:
        return self.base / "site"

    def copy(self, folder: Path) -> Path:
        """The base with its site in another folder, for a test that changes it; returns the folder."""
        copytree(self.base, folder, symlinks=True)
        return folder


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> BuiltBase:
    """The small base, built by the command line with two editions at a time; each process has a copy of its own."""
    made = made_once(tmp_path_factory, "built", build_small_base)
    base = copytree(made / "base", tmp_path_factory.mktemp("built") / "base", symlinks=True)
    return BuiltBase(base, (made / "printed").read_text(encoding="utf-8"))


def build_small_base(folder: Path) -> None:
    """Writes the small base, its site and what the build said to a folder."""
    base = write_small_base(folder / "base")
    (folder / "printed").write_text(build(base, "--jobs", "2"), encoding="utf-8")


@pytest.fixture(scope="session")
def public_pages(built: BuiltBase) -> dict[str, Element]:
    """Address → page of the public site."""
    return pages(built.site / "public")


@pytest.fixture(scope="session")
def all_pages(built: BuiltBase, public_pages: dict[str, Element]) -> dict[str, dict[str, Element]]:
    """Audience → address → page."""
    others = {audience: pages(built.site / audience) for audience in ("agents", "internal")}
    return {"public": public_pages, **others}


@pytest.fixture
def quick_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody pulls the plug in this test: it need not wait for the disk."""
    monkeypatch.setattr(os, "fsync", lambda _: None)


@pytest.fixture(scope="session")
def naughty(tmp_path_factory: pytest.TempPathFactory) -> NaughtySite:
    """The base of naughty texts, built once."""
    return read_naughty_site(made_once(tmp_path_factory, "naughty", build_naughty_site))
