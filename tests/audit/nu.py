"""The Nu HTML checker of the W3C, which is Java: pages, style sheets and drawings of a folder in one process."""

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tests.audit.checkers import PACKAGES, PATIENCE, Complaint, page_below

POLICY = "violates Content Security Policy"
"""It reads files, and does not know which site 'self' is. Browsers hold pages to their policy in tests of their own."""
CHECKED = (".html", ".css", ".svg")
JAR = PACKAGES / "vnu-jar" / "build" / "dist" / "vnu.jar"


def complaints(folder: Path, files: Iterable[Path] | None = None) -> list[Complaint]:
    """Errors and warnings in a folder, or in some files below it; what it calls an info is a matter of taste."""
    places = [folder.resolve()] if files is None else [path for path in files if path.suffix in CHECKED]
    options = ("--format", "json", "--also-check-css", "--also-check-svg", "--skip-non-html")
    done = subprocess.run(
        ["java", "-jar", JAR, *options, *places], capture_output=True, encoding="utf-8", timeout=PATIENCE
    )
    assert done.stderr.startswith("{"), f"Nu ends with {done.returncode}: {done.stderr[-3000:]}{done.stdout[-3000:]}"
    return [
        Complaint(page_below(folder, unquote(urlsplit(found["url"]).path)), found["message"], found.get("lastLine", 0))
        for found in json.loads(done.stderr)["messages"]
        if (found["type"] != "info" or found.get("subType") == "warning") and POLICY not in found["message"]
    ]
