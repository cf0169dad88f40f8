"""What stands in a folder: which file is at which path, without looking at each."""

import os
import stat
from collections import deque

from msgspec import Struct, field

from kbtool.build.releases.signs import Sign, Signs, folder_sign, folders_of, settled_folders

FOREIGN = -1
"""The inode of whatever is no plain file."""


class Standing(Struct):
    """Everything in a folder."""

    files: dict[str, int] = field(default_factory=dict)
    """Path below it → inode; `FOREIGN` for a link and the like."""
    folders: dict[str, Sign | None] = field(default_factory=dict)
    """Path → what the disk says of each folder, the topmost as the empty text."""


def standing(folder: str, known: Signs) -> Standing:
    """What stands in a folder. One that looks as it is known holds what is known; the others are listed."""
    found = Standing()
    unknown = folders_of(known.files) - known.folders.keys()
    known = Signs(known.files, settled_folders(known.folders, unknown))
    changed = _changed(folder, known)
    if changed:
        found.folders = {path: sign for path, sign in known.folders.items() if path not in changed}
        found.files = {path: sign[2] for path, sign in known.files.items() if path.rpartition("/")[0] in found.folders}
    else:
        found.folders = dict(known.folders)
        found.files = {path: sign[2] for path, sign in known.files.items()}
    _list({path for path, is_there in changed.items() if is_there}, folder, found)
    return found


def _changed(folder: str, known: Signs) -> dict[str, bool]:
    """Each folder that does not look as it is known, the topmost one also where it is not → whether it is there."""
    changed = {} if "" in known.folders else {"": folder_sign(folder) is not None}
    lstat, is_folder, above = os.lstat, stat.S_ISDIR, f"{folder}{os.sep}"
    for path, sign in known.folders.items():  # ten thousand
        try:
            said = lstat(above + path if path else folder)
        except (FileNotFoundError, NotADirectoryError):
            changed[path] = False
            continue
        if (0, said.st_mtime_ns, said.st_ino) != sign or not is_folder(said.st_mode):
            changed[path] = is_folder(said.st_mode)
    return changed


def _list(paths: set[str], folder: str, found: Standing) -> None:
    """Lists these folders, and those in them that are not known."""
    waiting = deque(paths)
    while waiting:
        path = waiting.popleft()
        found.folders[path] = folder_sign(_place(folder, path))
        with os.scandir(_place(folder, path)) as entries:
            for entry in entries:
                name = f"{path}/{entry.name}" if path else entry.name
                if entry.is_file(follow_symlinks=False):
                    found.files[name] = entry.inode()
                elif not entry.is_dir(follow_symlinks=False):
                    found.files[name] = FOREIGN
                elif name not in found.folders and name not in paths:
                    waiting.append(name)


def _place(folder: str, path: str) -> str:
    return f"{folder}{os.sep}{path}" if path else folder
