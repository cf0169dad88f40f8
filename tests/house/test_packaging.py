"""What is installed: every package, every file the theme needs, everything from the lock."""

import tomllib
from collections.abc import Iterator
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

REPOSITORY = Path(__file__).parents[2]
PYPROJECT: dict[str, Any] = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = (REPOSITORY / "requirements.txt").read_text(encoding="utf-8")


def test_every_package_is_in_the_wheel() -> None:
    found = {"mkdocs_kbtool.theme", *_packages("kbtool"), *_packages("plugins/mkdocs_kbtool")}
    assert set(PYPROJECT["tool"]["setuptools"]["packages"]) == found


@pytest.mark.parametrize("folder", ["kbtool", "plugins/mkdocs_kbtool"])
def test_every_folder_with_python_code_is_a_package(folder: str) -> None:
    folders = {path.parent for path in (REPOSITORY / folder).rglob("*.py")}
    assert [str(path) for path in folders if not (path / "__init__.py").is_file()] == []


@pytest.mark.parametrize("group", ["mkdocs.plugins", "mkdocs.themes"])
def test_every_entry_point_loads(group: str) -> None:
    declared = PYPROJECT["project"]["entry-points"][group]
    installed = {point.name: point for point in entry_points(group=group) if point.name in declared}
    assert {name: point.value for name, point in installed.items()} == declared
    for point in installed.values():
        point.load()


def test_every_dependency_is_locked_in_a_version_that_fits() -> None:
    locked = {canonicalize_name(name): version for name, version in _pins()}
    misfits = [
        str(need) for need in _needs() if not need.specifier.contains(locked.get(canonicalize_name(need.name), "0"))
    ]
    assert misfits == []


def test_the_lock_names_no_place_that_packages_come_from() -> None:
    assert "://" not in LOCK
    assert "--find-links" not in LOCK


def _packages(folder: str) -> Iterator[str]:
    """The dotted name of every package in a folder and of the folder itself."""
    top = REPOSITORY / folder
    for path in top.rglob("__init__.py"):
        yield ".".join(path.parent.relative_to(top.parent).parts)


def _needs() -> Iterator[Requirement]:
    """Every requirement of the project and of its extras."""
    project = PYPROJECT["project"]
    for needs in (project["dependencies"], *project["optional-dependencies"].values()):
        yield from map(Requirement, needs)


def _pins() -> Iterator[tuple[str, str]]:
    """Name and version of every line of the lock such as `click==8.5.1 \\`."""
    for line in LOCK.split("\n"):
        name, separator, rest = line.partition("==")
        if separator and not line.startswith((" ", "#")):
            yield name, rest.split()[0]
