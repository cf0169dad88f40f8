"""Removes what earlier builds left beside the live site."""

import shutil
from pathlib import Path

from kbtool.build.release import CURRENT, RELEASES, locked


def remove_old_releases(site: Path) -> None:
    """Removes every release but the live one. Raises KbError when a build is writing to `site`."""
    with locked(site):
        live = (site / CURRENT).readlink().name
        for path in (site / RELEASES).iterdir():
            if path.name in {live, f"{live}.json"}:
                continue
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink()
