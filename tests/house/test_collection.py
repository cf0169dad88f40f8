"""Every test file is run: pytest passes over folders with certain names, and a test that is not run looks like one that
passed."""

import subprocess
import sys

import pytest

from tests.conftest import REPOSITORY


@pytest.mark.slow
def test_every_test_file_is_collected() -> None:
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q"]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=True)
    collected = {line.partition("::")[0] for line in done.stdout.split("\n")}
    files = {path.relative_to(REPOSITORY).as_posix() for path in (REPOSITORY / "tests").rglob("test_*.py")}
    assert files - collected == set()
