"""Files of an earlier release in a new one: the same file, under both names."""

import os
import shutil
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from kbtool.build.releases.manifest import Manifest, ReleasedFile
from kbtool.build.releases.release import Release
from kbtool.build.releases.tree import Files, digest
from kbtool.errors import KbError


def carry_over(live: Release, languages: Collection[str], tree: Path, files: Files) -> None:
    """Takes the editions in `languages` over from the live release into `tree`, and enters their files in `files`.

    Where an edition that was built anew brings a shared file, that is the one. Raises KbError where a file of the live
    release is no longer what was built.
    """
    for old in live.manifest.files:
        used_by = tuple(language for language in old.languages if language in languages)
        if not used_by:
            continue
        new = files.get(old.path)
        if new is None and not reuse(old, live.folder, tree):
            raise KbError(f"{live.folder / old.path}: is not what was built; build every language of {live.audience}")
        users = {*used_by, *(new.languages if new else ())}
        files[old.path] = replace(new or old, languages=tuple(sorted(users)))


def keep_unchanged(live: Release, manifest: Manifest, tree: Path) -> None:
    """Puts files of the live release in the place of equal ones in `tree`, so that they stay as old as they are.

    Web servers tell browsers and caches by the time of a file whether it has changed.
    """
    known = {file.path: file.sha256 for file in live.manifest.served}
    for file in manifest.files:
        if known.get(file.path) == file.sha256 and _is_whole(file, live.folder):
            (tree / file.path).unlink()
            _link(live.folder / file.path, tree / file.path)


def reuse(file: ReleasedFile, old: Path, new: Path) -> bool:
    """Links a file from folder `old` into folder `new`; False where it is not there, or has other bytes now."""
    if not _is_whole(file, old):
        return False
    (new / file.path).parent.mkdir(parents=True, exist_ok=True)
    _link(old / file.path, new / file.path)
    return True


def _is_whole(file: ReleasedFile, folder: Path) -> bool:
    path = folder / file.path
    return path.is_file() and not path.is_symlink() and digest(path) == file.sha256


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except PermissionError:  # a file system without hard links
        shutil.copy2(source, target)
