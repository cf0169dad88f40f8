"""A copy of a live release for the next one to change, where no old release can lend its folder (see `recycling`).

It is made of links by another process, while pages are rendered: to make 10,000 folders takes the kernel a second.
"""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from subprocess import DEVNULL, Popen

from kbtool.build.releases.durable import sync_all
from kbtool.build.releases.layout import release_folder
from kbtool.build.releases.recycling import find_recyclable
from kbtool.build.releases.release import live_digests
from kbtool.build.releases.signs import Signs
from kbtool.build.releases.standing import Standing, standing


class Spares:
    """The copies that are made for a build."""

    def __init__(self) -> None:
        self._works: dict[str, tuple[Path, Popen[bytes]]] = {}

    def begin(self, site: Path, audiences: Iterable[str], building: Path) -> None:
        """Starts with what these audiences may need; without a suitable `cp` that is nothing.

        The site must be locked; `building` is an empty folder on its file system.
        """
        program, live = shutil.which("cp"), live_digests(site)
        place = building / "spare"
        for audience in audiences:
            if program and audience in live and not find_recyclable(site, audience):
                place.mkdir(exist_ok=True)
                folder, release = place / audience, release_folder(site, audience, live[audience])
                command = (program, "-al", "--", str(release), str(folder))
                with suppress(OSError):
                    process = Popen(command, stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL)  # noqa: S603 - no shell
                    self._works[audience] = folder, process

    def take(self, audience: str) -> tuple[Path, Standing] | None:
        """A copy that is on the disk, and what stands in it; None where there is none."""
        if audience not in self._works:
            return None
        folder, process = self._works.pop(audience)
        if process.wait() != 0 or folder.is_symlink() or not folder.is_dir():
            return None
        found = standing(str(folder), Signs())
        sync_all(folder / path for path in found.folders)
        return folder, found

    def stop(self) -> None:
        """Nobody waits for the rest."""
        for _, process in self._works.values():
            process.kill()
            process.wait()


@contextmanager
def spare_copies(site: Path, audiences: Iterable[str], building: Path) -> Iterator[Spares]:
    """Copies for the builds of these audiences; at the end nobody works on them any more. See `Spares.begin`."""
    spares = Spares()
    try:
        spares.begin(site, audiences, building)
        yield spares
    finally:
        spares.stop()
