"""Versions of what is installed."""

import os
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest

from kbtool.store import versions
from kbtool.store.versions import installed_version


@pytest.mark.parametrize(
    "name", ["mkdocs", "PyYAML", "pyyaml", "pymdown-extensions", "pymdown_extensions", "mkdocs-kbtool"]
)
def test_they_are_those_that_the_library_for_it_tells(name: str) -> None:
    assert installed_version(name) == version(name)


def test_what_is_not_installed_has_none() -> None:
    with pytest.raises(PackageNotFoundError):
        installed_version("no-such-distribution")


def test_folders_that_nobody_may_look_into_are_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Root may look into all of them."""
    listed = os.listdir

    def refused(place: str) -> list[str]:
        if place == str(tmp_path):
            raise PermissionError(13, "Permission denied", place)
        return listed(place)

    monkeypatch.setattr(os, "listdir", refused)
    monkeypatch.setattr(sys, "path", [str(tmp_path), "", str(tmp_path / "gone"), *sys.path])
    assert versions._versions.__wrapped__()["click"] == version("click")
