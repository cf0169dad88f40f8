"""Versions of what is installed, from the names of the folders that hold their metadata.

`importlib.metadata` reads the same there, but to load it, with its reader of e-mail, takes longer than a whole look-up.
"""

import os
import re
import sys
from collections.abc import Sequence
from functools import cache
from importlib import import_module

FOLDER = re.compile(r"([A-Za-z0-9._]+)-([A-Za-z0-9.!+_]+)\.dist-info")
"""Name and version, see https://packaging.python.org/en/latest/specifications/recording-installed-packages/."""


def installed_version(name: str) -> str:
    """The version of an installed distribution. Raises importlib.metadata.PackageNotFoundError where it is none."""
    found = _versions().get(_folded(name))
    return found or str(import_module("importlib.metadata").version(name))


@cache
def _versions() -> dict[str, str]:
    """Name → version; as in imports, the first folder of the path counts."""
    found: dict[str, str] = {}
    for place in sys.path:
        for match in filter(None, map(FOLDER.fullmatch, _names_in(place))):
            found.setdefault(_folded(match[1]), match[2])
    return found


def _names_in(place: str) -> Sequence[str]:
    """None where nobody may look: imports pass over such a folder, too."""
    try:
        return os.listdir(place) if place else ()  # noqa: PTH208 - names
    except OSError:
        return ()


def _folded(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
