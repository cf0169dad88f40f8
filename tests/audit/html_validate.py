"""html-validate, which knows more habits than the standard asks for."""

from pathlib import Path

from tests.audit.checkers import FOLDER, PACKAGES, Complaint, node, page_below

PROGRAM = PACKAGES / "html-validate" / "bin" / "html-validate.mjs"
SETTINGS = FOLDER / "html_validate.mjs"


def complaints(folder: Path) -> list[Complaint]:
    """Everything its settings call a fault."""
    results = node(PROGRAM, "--config", SETTINGS, "--formatter", "json", folder.resolve())
    return [
        Complaint(page_below(folder, result["filePath"]), f"{found['ruleId']}: {found['message']}", found["line"])
        for result in results
        for found in result["messages"]
    ]
