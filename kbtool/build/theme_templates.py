"""The templates of a theme, as Jinja lists them, but for those that begin with a dot."""

import os
from collections.abc import Iterable
from pathlib import Path


def template_names(folders: Iterable[str]) -> list[str]:
    """The paths of all files below the folders, in order.

    Folders that begin with a dot are not entered: the base theme has ten thousand icons in one.
    """
    return sorted({name for folder in folders for name in _names(Path(folder))})


def _names(folder: Path) -> Iterable[str]:
    for place, below, files in os.walk(folder):
        path = Path(place).relative_to(folder)
        if not path.parts:
            below[:], files = ([name for name in names if not name.startswith(".")] for names in (below, files))
        yield from ((path / name).as_posix() for name in files)
