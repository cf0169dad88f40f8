"""What is installed beside the base, without importing it: packages, Markdown extensions, variables."""

import os
import re
import sys
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path

INHERITS = re.compile(r"^INHERIT:[ \t]*[\"']?([^\"'#\n]+)", re.MULTILINE)
NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
OWN_PACKAGES = ("kbtool", "mkdocs_kbtool", "mkdocs_kbtool.theme")


def distributions() -> list[str]:
    """Name and version of everything that is installed, sorted: their metadata's folders are named so."""
    places = (place for place in sys.path if os.path.isdir(place))  # noqa: PTH112 - it may be empty
    names = (name for place in places for name in os.listdir(place))  # noqa: PTH208
    return sorted(name for name in names if name.endswith((".dist-info", ".egg-info")))


def package_folder(name: str) -> Path:
    """The folder of a package, which is not imported for that."""
    spec = find_spec(name)
    places = spec.submodule_search_locations if spec else None
    return Path(next(iter(places or ["."])))


def extension_places(names: Iterable[str]) -> Iterator[Path]:
    """Files and folders of Markdown extensions that lie beside the base and not among what is installed."""
    for name in names:
        place = Path(*name.partition(":")[0].split("."))
        for folder in sorted({Path(folder or ".") for folder in sys.path}):
            if "site-packages" in folder.parts:
                continue
            module = folder / place.with_suffix(".py")
            if module.is_file():
                yield module
            elif (folder / place.parts[0]).is_dir():
                yield folder / place.parts[0]


def configuration_files(path: Path) -> dict[Path, str]:
    """The text of mkdocs.yml and of those it inherits from; reading has told of those that are not there."""
    found: dict[Path, str] = {}
    while path.is_file() and path not in found:
        found[path] = path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
        parent = INHERITS.search(found[path])
        path = path.parent / parent[1].strip() if parent else path
    return found


def variable_names(texts: Iterable[str]) -> set[str]:
    """Variables of the environment that the configuration may name (`!ENV`)."""
    return {name for text in texts if "!ENV" in text for name in NAME.findall(text)}
