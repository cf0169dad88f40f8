"""The folder of the oldest release becomes that of the newest: two releases mostly hold the same files.

To link 20,000 files anew and to remove as many names of them takes longer than all the rest of a small change.
"""

from pathlib import Path

from msgspec import Struct

from kbtool.build.releases.layout import release_folder
from kbtool.build.releases.release import ordered_digests

KEPT = 3
"""How many releases of an audience stay on disk, the live one included."""


class Recycled(Struct, frozen=True):
    """A folder that was a release."""

    folder: Path
    """Where it is now."""
    former: Path
    """Where it was."""


def recycle(site: Path, audience: str, building: Path) -> Recycled | None:
    """Takes the release away that goes as soon as there is another one; None where none has to go.

    First its manifest: without one a folder is no release.
    """
    for digest in ordered_digests(site, audience)[KEPT - 1 :]:
        former = release_folder(site, audience, digest)
        if former.is_dir() and not former.is_symlink():
            for path in former.parent.glob(f"{digest}.*"):
                path.unlink()
            folder = building / "recycled" / audience
            folder.parent.mkdir(exist_ok=True)
            former.replace(folder)
            return Recycled(folder, former)
    return None
