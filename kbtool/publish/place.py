"""What a place must be able to do; each kind is a file in `targets/`."""

from typing import Protocol

from kbtool.build.releases import Release
from kbtool.publish.record import Record


class Place(Protocol):
    """Where one audience's site is read. All methods raise KbError when the place cannot be reached or refuses."""

    @property
    def name(self) -> str:
        """As people know it: `branch gh-pages of origin`."""

    def record(self) -> Record:
        """What is live there; the empty record where kbtool has not published yet."""

    def listing(self) -> tuple[str, ...]:
        """The paths of all that is served there, sorted; asked only where nothing is recorded."""

    def send(self, release: Release, record: Record) -> None:
        """Makes the release live in the place of `record`, and records it."""

    def earlier(self, record: Record) -> Release | None:
        """The release that was live before, where the place still holds it."""
