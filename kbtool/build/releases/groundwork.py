"""The folder that the next release is made of, looked at or made while others still work on what is new in it."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct

from kbtool.build.releases.durable import sync_all
from kbtool.build.releases.recycling import find_recyclable
from kbtool.build.releases.release_files import ReleaseFiles
from kbtool.build.releases.signs import folders_of, known_signs
from kbtool.build.releases.standing import Standing, standing
from kbtool.store.store import Store

LINKED = "linked"


class Groundwork(Struct, frozen=True):
    """What stands in a folder."""

    folder: Path
    """The oldest release, which is where it was; or a new folder with files of the live one."""
    is_new: bool
    standing: Standing


def lay_groundwork(
    site: Path, live: ReleaseFiles, paths: Iterable[str], building: Path, store: Store
) -> Groundwork | None:
    """The folder of the release that goes next, which stays where it is. Where none goes yet, a new one with those of
    the live release's files, on the disk, that are to be in the next one; `paths` name them.

    None where there is neither, or most of it will be new. Raises OSError.
    """
    if live.release is None:
        return None
    former = find_recyclable(site, live.release.audience)
    if former:
        return Groundwork(former, False, standing(str(former), known_signs(former, store)))
    taken = sorted(path for path in {*paths} if live.find(path))
    if len(taken) < len(live.release.manifest.files) / 2:
        return None
    folder = building / LINKED / live.release.audience
    folder.mkdir(parents=True)
    try:
        return Groundwork(folder, True, _linked(live, taken, folder))
    except PermissionError:  # a file system without hard links
        return None


def _linked(live: ReleaseFiles, wanted: Sequence[str], folder: Path) -> Standing:
    """Gives a folder these files; durable and readable for all, as files of a release are."""
    folders = sorted(folders_of(wanted))
    for path in folders:  # parents come first
        place = f"{folder}{os.sep}{path}"
        if path:
            os.mkdir(place)  # noqa: PTH102 - 10,000 folders
        os.chmod(place, 0o755)  # noqa: PTH101, S103
    for path in wanted:
        os.link(f"{live.place}{os.sep}{path}", f"{folder}{os.sep}{path}")
    sync_all(f"{folder}{os.sep}{path}" for path in folders)
    return Standing({path: live.signs[path][2] for path in wanted}, dict.fromkeys(folders))
