"""The folder of the oldest release becomes that of the newest: two releases mostly hold the same files.

To link 20,000 files anew and to remove as many names of them takes longer than all the rest of a small change.
"""

from pathlib import Path

from kbtool.build.releases.layout import release_folder
from kbtool.build.releases.release import ordered_digests

KEPT = 3
"""How many releases of an audience stay on disk, the live one included."""


def find_recyclable(site: Path, audience: str) -> Path | None:
    """The folder of the release that goes as soon as there is another one; None where none has to go."""
    folders = (release_folder(site, audience, digest) for digest in ordered_digests(site, audience)[KEPT - 1 :])
    return next((folder for folder in folders if folder.is_dir() and not folder.is_symlink()), None)


def recycle(former: Path, building: Path) -> Path:
    """Takes a release away; returns where its folder is now. First its manifest: without one a folder is no release."""
    for path in former.parent.glob(f"{former.name}.*"):
        path.unlink()
    folder = building / "recycled" / former.parent.name
    folder.parent.mkdir(exist_ok=True)
    former.replace(folder)
    return folder
