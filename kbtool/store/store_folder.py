"""The folder of the store, which marks itself as one that neither Git nor a backup should keep."""

from pathlib import Path

PLACE = ".cache/kbtool"
"""Beside mkdocs.yml."""
MARKS = {
    ".gitignore": "# Made by kbtool; may be deleted at any time.\n*\n",
    "CACHEDIR.TAG": (
        "Signature: 8a477f597d28d172789f06886806bc55\n"
        "# This folder was made by kbtool and may be deleted at any time.\n"
        "# About this file: https://bford.info/cachedir/\n"
    ),
}


def make_store_folder(folder: Path) -> None:
    """Makes the folder with its marks. Raises OSError where that is not possible."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in MARKS.items():
        if not (folder / name).is_file():
            (folder / name).write_text(text, encoding="utf-8")
