"""The live releases of a site, each looked at once in a build."""

from collections.abc import Iterable
from pathlib import Path

from kbtool.build.releases.groundwork import Groundwork, lay_groundwork
from kbtool.build.releases.manifest import Manifest
from kbtool.build.releases.release import Release, current, live_digests
from kbtool.build.releases.release_files import ReleaseFiles
from kbtool.store.store import NO_STORE, Store


class LiveSite:
    """What is live in a folder. The site must be locked: a switch in between is not seen."""

    def __init__(self, site: Path, store: Store = NO_STORE) -> None:
        """`store` knows manifests and files that need not be looked through to see that they are whole."""
        self.site = site
        self.store = store
        self.groundwork: dict[str, Groundwork] = {}
        """Audience → what the next release can be made of."""
        self._releases: dict[str, Release | None] = {}
        self._files: dict[str, ReleaseFiles] = {}

    def has(self, audience: str) -> bool:
        """Whether an audience has a live release."""
        return audience in live_digests(self.site)

    def release(self, audience: str) -> Release | None:
        """An audience's live release; None where it has none. Raises KbError on a damaged manifest."""
        if audience not in self._releases:
            self._releases[audience] = current(self.site, audience, self.store)
        return self._releases[audience]

    def of(self, audience: str) -> ReleaseFiles:
        """The files of an audience's live release; none where it has none. Raises KbError on a damaged manifest."""
        if audience not in self._files:
            self._files[audience] = ReleaseFiles(self.release(audience), self.store)
        return self._files[audience]

    def manifests(self) -> dict[str, Manifest]:
        """Audience → manifest of its live release. Raises KbError on a damaged one."""
        found = ((audience, self.release(audience)) for audience in live_digests(self.site))
        return {audience: release.manifest for audience, release in found if release}

    def prepare(self, audience: str, paths: Iterable[str], building: Path) -> None:
        """Does once what can be done for an audience's next release before all that is new in it is there; `paths` name
        files of the live release that will be in it. Raises OSError."""
        if audience not in self.groundwork:
            found = lay_groundwork(self.site, self.of(audience), paths, building, self.store)
            if found:
                self.groundwork[audience] = found
