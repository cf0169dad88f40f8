"""A folder that a web server on this machine serves: releases lie there as `kbtool build` writes them."""

import shutil
from dataclasses import replace
from pathlib import Path

from kbtool.build.releases import Release, current, history
from kbtool.build.releases.draft import Draft
from kbtool.build.releases.lock import locked
from kbtool.build.releases.release import live_digests
from kbtool.build.releases.switch import go_live
from kbtool.errors import KbError
from kbtool.publish.record import Earlier, Record


class FolderPlace:
    """`<folder>/<audience>` is what is served; it changes in one step."""

    def __init__(self, folder: Path, audience: str) -> None:
        self.folder = folder
        self.audience = audience
        self.name = str(folder / audience)

    def record(self) -> Record:
        """What the manifests in the folder say."""
        live = current(self.folder, self.audience)
        before = self._before()
        previous = Earlier(before.digest, before.manifest.commit) if before else None
        return Record(live.manifest if live else None, previous)

    def listing(self) -> tuple[str, ...]:
        """Whatever has the name of the audience."""
        served = self.folder / self.audience
        return tuple(sorted(path.name for path in served.iterdir())) if served.is_dir() else ()

    def send(self, release: Release, record: Record) -> None:
        """Copies the release and switches to it; the other audiences in the folder stay as they are."""
        try:
            with locked(self.folder, wait=True) as building:
                tree = building / "tree"
                for file in release.manifest.files:
                    target = tree / file.path
                    target.parent.mkdir(parents=True, exist_ok=True)
                    shutil.copyfile(release.folder / file.path, target)
                draft = Draft(tree, replace(release.manifest, kept_assets=()))
                if not record.live and (self.folder / self.audience).is_dir():
                    (self.folder / self.audience).replace(building / "replaced")
                go_live(self.folder, [draft], live_digests(self.folder).keys() - {self.audience}, building)
        except OSError as error:
            raise KbError(f"{error.filename or self.folder}: {error.strerror or error}") from error

    def earlier(self, record: Record) -> Release | None:
        """As it lies in the folder."""
        return self._before()

    def _before(self) -> Release | None:
        return next(iter(history(self.folder, self.audience)[1:]), None)
