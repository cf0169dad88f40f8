"""A small base in three languages in which everything is as it should be, and faults to plant in it."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from kbtool.lint.case import Case

FOLDER = Path(__file__).with_suffix("")
DATA = "_data/"


def clean_base() -> dict[str, str]:
    """Path below docs/ → content: the help centre of a shop, `tests/lint/planted_base/`."""
    files = sorted(path for path in FOLDER.rglob("*") if path.is_file())
    return {path.relative_to(FOLDER).as_posix(): path.read_text(encoding="utf-8") for path in files}


def planted(case: Case) -> Case:
    """The base with the files of a rule's example added. Where both have a file the example's counts; of a data file
    the base's other entries stay, below it."""
    files = clean_base()
    for path, text in case.files.items():
        files[path] = text + _other_entries(files.get(path, ""), text) if path.startswith(DATA) else text
    return replace(case, text=files)


def planted_places(case: Case) -> list[str]:
    """Where a rule reports in the planted base: the example's places, with the path of its file."""
    if isinstance(case.text, Mapping):
        return list(case.at)
    (path,) = case.files
    return [f"{path}:{place}" for place in case.at]


def _other_entries(base: str, text: str) -> str:
    """The entries of a data file whose keys another does not have."""
    taken = {line.partition(":")[0] for line in text.split("\n") if line[:1].strip()}
    kept: list[str] = []
    is_kept = False
    for line in base.split("\n"):
        if line[:1].strip():
            is_kept = line.partition(":")[0] not in taken
        if is_kept and line:
            kept.append(f"{line}\n")
    return "".join(kept)
