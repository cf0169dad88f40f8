"""What stands on the disk after a build."""

import os
import stat
from hashlib import sha256
from pathlib import Path

from tests.build.html_tree import Element, parse_html


def digests(folder: Path) -> dict[str, str]:
    """Path below `folder` → SHA-256 of its bytes, for every file that a web server would find there."""
    return {path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest() for path in _files(folder)}


def visible(site: Path) -> dict[str, str]:
    """The same for all audiences of a site: what readers see and what the web server includes, nothing else."""
    found: dict[str, str] = {}
    for audience in sorted(
        path for path in site.iterdir() if path.name in (".apache", ".nginx") or not path.name.startswith(".")
    ):
        found |= {f"{audience.name}/{name}": digest for name, digest in digests(audience).items()}
    return found


def modes(folder: Path) -> dict[str, str]:
    """Path below `folder` → kind and permissions, for files and folders."""
    paths = [Path(place, name) for place, folders, files in os.walk(folder / ".") for name in (*folders, *files)]
    return {path.relative_to(folder).as_posix(): stat.filemode(path.stat().st_mode) for path in paths}


def addresses(folder: Path) -> set[str]:
    """The addresses of all pages below `folder`, the home page as the empty text."""
    names = {path.relative_to(folder).as_posix() for path in _files(folder) if path.suffix == ".html"}
    return {name.removesuffix("index.html") for name in names}


def page(folder: Path, address: str) -> Element:
    """The page at an address, parsed."""
    name = f"{address}index.html" if not address or address.endswith("/") else address
    return parse_html((folder / name).read_text(encoding="utf-8"))


def pages(folder: Path) -> dict[str, Element]:
    """Address → page, for all pages below `folder`."""
    return {address: page(folder, address) for address in sorted(addresses(folder))}


def _files(folder: Path) -> list[Path]:
    """Through the link that the audience's folder is; links below it would be followed too, and there are none."""
    return sorted(Path(place, name) for place, _, files in os.walk(folder / ".") for name in files)
