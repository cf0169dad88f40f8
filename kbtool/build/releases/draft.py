"""A site that is ready to become a release, and how it becomes one."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from kbtool.build.releases.durable import replace_text, sync, sync_all, sync_tree
from kbtool.build.releases.layout import RELEASES, manifest_path, release_folder
from kbtool.build.releases.manifest import Manifest
from kbtool.build.releases.manifest_json import manifest_json
from kbtool.build.releases.tree import digest


@dataclass(frozen=True, slots=True)
class Draft:
    """A tree, and what it is."""

    folder: Path
    """On the file system of the site; it is moved away, or emptied."""
    manifest: Manifest


def settle(folder: Path) -> None:
    """Makes a tree durable, and readable: a web server is often another user, whatever the umask of who builds."""
    for place, _, names in os.walk(folder):
        os.chmod(place, 0o755)  # noqa: PTH101, S103 - 10,000 files
        for name in names:
            os.chmod(f"{place}{os.sep}{name}", 0o644)  # noqa: PTH101
    sync_tree(folder)


def install(site: Path, draft: Draft, building: Path) -> None:
    """Moves a draft to its place, then its manifest: a folder without one is no release."""
    audience, name = draft.manifest.audience, draft.manifest.digest
    folder = release_folder(site, audience, name)
    for place in (site / RELEASES, folder.parent):
        make_folder(place)
    if folder.is_dir() and not folder.is_symlink():
        _mend(folder, draft)
    else:
        folder.unlink(missing_ok=True)
        draft.folder.replace(folder)
    sync(folder.parent)
    manifest, text = manifest_path(site, audience, name), manifest_json(draft.manifest)
    if not manifest.is_file() or manifest.read_bytes() != text.encode():
        replace_text(manifest, text, building)


def make_folder(path: Path) -> None:
    """A folder that others may look into, whatever stood in its place."""
    if path.is_symlink() or not path.is_dir():
        path.unlink(missing_ok=True)
        path.mkdir()
    path.chmod(0o755)


def _mend(folder: Path, draft: Draft) -> None:
    """Makes a release that is on disk already what its draft is: it may be live, so each file is replaced whole."""
    wanted = {file.path: file.sha256 for file in draft.manifest.served}
    touched = set()
    for path in sorted(folder.rglob("*"), reverse=True):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink() or not path.is_dir():
            if name in wanted and not path.is_symlink() and digest(path) == wanted[name]:
                del wanted[name]
            elif name not in wanted:
                path.unlink()
    for name in wanted:
        target = folder / name
        if target.is_dir() and not target.is_symlink():
            shutil.rmtree(target)
        target.parent.mkdir(parents=True, exist_ok=True)
        (draft.folder / name).replace(target)
        touched |= {parent for parent in target.parents if parent.is_relative_to(folder)}
    sync_all(sorted(touched))
