"""html-validate, which knows more habits than the standard asks for."""

from collections.abc import Iterable
from pathlib import Path

from tests.audit.checkers import FOLDER, PACKAGES, Complaint, node, page_below

PROGRAM = PACKAGES / "html-validate" / "bin" / "html-validate.mjs"
SETTINGS = FOLDER / "html_validate.mjs"


def complaints(folder: Path, files: Iterable[Path] | None = None) -> list[Complaint]:
    """Everything its settings call a fault, in the pages of a folder or in those among some files below it."""
    places = [folder.resolve()] if files is None else [path for path in files if path.suffix == ".html"]
    results = node(PROGRAM, "--config", SETTINGS, "--formatter", "json", *places)
    return [
        Complaint(page_below(folder, result["filePath"]), f"{found['ruleId']}: {found['message']}", found["line"])
        for result in results
        for found in result["messages"]
    ]
