"""The live releases of a site, each looked at once in a build."""

from pathlib import Path

from kbtool.build.releases.release import current
from kbtool.build.releases.release_files import ReleaseFiles
from kbtool.store.store import NO_STORE, Store


class LiveSite:
    """What is live in a folder. The site must be locked: a switch in between is not seen."""

    def __init__(self, site: Path, store: Store = NO_STORE) -> None:
        """`store` knows files that need not be read to see that they are whole."""
        self.site = site
        self.store = store
        self._releases: dict[str, ReleaseFiles] = {}

    def of(self, audience: str) -> ReleaseFiles:
        """The files of an audience's live release; none where it has none. Raises KbError on a damaged manifest."""
        if audience not in self._releases:
            self._releases[audience] = ReleaseFiles(current(self.site, audience), self.store)
        return self._releases[audience]
