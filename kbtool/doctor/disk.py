"""The disk: space, links, letter case, and whether kbtool may write."""

import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from kbtool.doctor.finding import Finding, State, fine

CACHE = ".cache"
LITTLE_BYTES = 200_000_000
ENOUGH_BYTES = 1_000_000_000
MEGABYTE = 1_000_000


def free_space(free: int) -> Finding:
    """Whether `free` bytes are enough for a build beside the old one."""
    what = f"{free // MEGABYTE} MB free"
    if free < LITTLE_BYTES:
        return Finding("disk-space", State.ERROR, what, "free some space; kbtool build --clean removes old releases")
    if free < ENOUGH_BYTES:
        remedy = "watch it: a build writes the new site beside the old one"
        return Finding("disk-space", State.WARNING, what, remedy)
    return fine("disk-space", what)


def free_bytes(folder: Path) -> int:
    """What is free where the folder lies."""
    return shutil.disk_usage(folder).free


def writable(root: Path) -> Finding:
    """Whether the cache and the site can be written below the folder of mkdocs.yml."""
    for name in (CACHE, "site"):
        path = root / name
        if path.exists() and not path.is_dir():
            return Finding("writable", State.ERROR, f"{path} is no folder", f"remove {path}")
        if not os.access(path if path.exists() else root, os.W_OK | os.X_OK):
            return Finding("writable", State.ERROR, f"{path} cannot be written", f"allow writing to {path.parent}")
    return fine("writable", f"{CACHE}/ and site/ can be written")


def links(folder: Path) -> Finding:
    """Whether symbolic links work where the site is written: the switch to a new release is one."""
    try:
        with TemporaryDirectory(prefix=".kbtool-", dir=folder) as place:
            Path(place, "link").symlink_to("target")
    except OSError as error:
        what = f"no symbolic links in {folder}: {error.strerror or error}"
        return Finding("links", State.ERROR, what, "build to a disk that has them: kbtool build --output FOLDER")
    return fine("links", "symbolic links work")


def letter_case(folder: Path) -> Finding:
    """Whether names that differ in letter case only are two files here."""
    other = folder.with_name(folder.name.swapcase())
    if other.name != folder.name and other.exists() and other.samefile(folder):
        remedy = "use lower-case file names only; kbtool check reports names that collide"
        return Finding("letter-case", State.WARNING, "this disk does not tell letter case apart", remedy)
    return fine("letter-case", "this disk tells letter case apart")
