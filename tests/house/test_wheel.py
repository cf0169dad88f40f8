"""What a wheel holds: every file of the library, of the plugins and of the theme, and nothing else."""

import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

REPOSITORY = Path(__file__).parents[2]
PLACES = {"kbtool": "kbtool", "plugins/mkdocs_kbtool": "mkdocs_kbtool", "overrides": "mkdocs_kbtool/theme"}
"""Folder in the repository → folder in the wheel."""


@pytest.mark.slow
def test_the_wheel_holds_every_file_of_the_three_folders(tmp_path: Path) -> None:
    for folder in PLACES:
        shutil.copytree(REPOSITORY / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(REPOSITORY / name, tmp_path)
    expected = {f"{place}/{path}" for folder, place in PLACES.items() for path in _files(tmp_path / folder)}
    subprocess.run([sys.executable, "-m", "build", "--wheel", "--no-isolation"], cwd=tmp_path, check=True)
    [wheel] = tmp_path.glob("dist/*.whl")
    held = {name for name in ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert held == expected


def _files(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]
