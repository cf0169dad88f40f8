"""Programs of the virtual environment, run as a person would run them."""

import os
import subprocess
import sys
from pathlib import Path

BIN = Path(sys.executable).parent


def environment(**variables: str) -> dict[str, str]:
    """This process' environment without what would change a build, and with `variables`."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "KBTOOL_", "PYTHON"))}
    return {**kept, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", **variables}


def run(program: str, *arguments: str | Path, cwd: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Runs a program to its end; does not complain about its exit code."""
    return subprocess.run(
        [BIN / program, *arguments], cwd=cwd, env=environment(**variables), capture_output=True, text=True, timeout=600
    )


def kbtool(*arguments: str | Path, cwd: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """`kbtool …` in a folder."""
    return run("kbtool", *arguments, cwd=cwd, **variables)


def build(base: Path, *arguments: str | Path, **variables: str) -> str:
    """`kbtool build` of a base; it must succeed. Returns what it prints."""
    done = kbtool("build", *arguments, cwd=base, **variables)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
