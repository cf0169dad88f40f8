"""Versions of what is installed."""

from importlib.metadata import PackageNotFoundError, version

import pytest

from kbtool.store.versions import installed_version


@pytest.mark.parametrize(
    "name", ["mkdocs", "PyYAML", "pyyaml", "pymdown-extensions", "pymdown_extensions", "mkdocs-kbtool"]
)
def test_they_are_those_that_the_library_for_it_tells(name: str) -> None:
    assert installed_version(name) == version(name)


def test_what_is_not_installed_has_none() -> None:
    with pytest.raises(PackageNotFoundError):
        installed_version("no-such-distribution")
