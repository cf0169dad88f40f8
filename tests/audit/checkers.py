"""Where the checkers lie that others wrote, and how they are run. `.ci/audit-tools` installs them."""

import json
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

FOLDER = Path(__file__).parent
PACKAGES = FOLDER / "node_modules"
NODE = Path(sys.executable).parent / "node"
PATIENCE = 3600
"""Seconds that a checker may take: far more than any needs on a busy machine."""


@dataclass(frozen=True, order=True)
class Complaint:
    """What a checker has against a page."""

    page: str
    """Path of the file below the folder that was checked; empty where the checker names none."""
    message: str
    line: int = 0
    """From 1; 0 where the checker names none."""


def node(script: Path, *arguments: str | Path, given: Any = None) -> Any:
    """The JSON that a script for Node prints; it may end with 1, which says that it found something."""
    # A pipe would lose what is left in it when a script ends itself, as some do.
    with TemporaryFile("w+", encoding="utf-8") as printed:
        done = subprocess.run(
            [NODE, script, *arguments],
            cwd=FOLDER,
            input=json.dumps(given),
            stdout=printed,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            timeout=PATIENCE,
        )
        printed.seek(0)
        text = printed.read()
    assert done.returncode in (0, 1) and text, f"{script.name} ends with {done.returncode}: {done.stderr[-3000:]}"
    return json.loads(text)


def html_files(folder: Path) -> list[Path]:
    """Every page below a folder, sorted."""
    return sorted(folder.resolve().rglob("*.html"))


def page_below(folder: Path, file: str | Path) -> str:
    """The path that a complaint names: that of the file below the folder."""
    return Path(file).resolve().relative_to(folder.resolve()).as_posix()


def told(complaints: Iterable[Complaint]) -> list[str]:
    """A line for each message, with one page that has it and how many more do."""
    pages: dict[str, list[str]] = {}
    for found in complaints:
        pages.setdefault(found.message, []).append(f"{found.page}:{found.line}" if found.line else found.page)
    return [f"{message}: {min(places)} and {len(places) - 1} more" for message, places in sorted(pages.items())]
