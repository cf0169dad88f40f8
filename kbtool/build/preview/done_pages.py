"""What came of the pages of an edition that were rendered, and whether it may still be shown."""

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kbtool.build.job import RenderedPage


@dataclass(frozen=True, slots=True)
class DonePage:
    """A page that was rendered."""

    rendered: RenderedPage
    fingerprint: bytes
    """Of all that it was rendered from, but what its text asked the edition."""


class DonePages:
    """After each plan all of them are doubtful, until somebody compares them with it."""

    def __init__(self, output: Path) -> None:
        self._output = output
        self._pages: dict[str, DonePage] = {}
        self._owners: dict[str, set[str]] = {}
        """File → the pages that it belongs to: a picture of a title may belong to several."""
        self._doubtful: set[str] = set()

    def get(self, path: str) -> DonePage | None:
        """By staged path."""
        return self._pages.get(path)

    def owner(self, file: str) -> str | None:
        """The staged path of a page that a file below the output belongs to."""
        return next(iter(self._owners.get(file, ())), None)

    def add(self, page: DonePage) -> None:
        """A page has been rendered."""
        path = page.rendered.path
        self._pages[path] = page
        self._doubtful.discard(path)
        for file in page.rendered.files:
            self._owners.setdefault(file, set()).add(path)

    def drop(self, path: str) -> None:
        """A page is not true any more: its files are deleted."""
        for file in self._pages.pop(path).rendered.files:
            owners = self._owners[file]
            owners.discard(path)
            if not owners:
                del self._owners[file]
                with suppress(FileNotFoundError):
                    (self._output / file).unlink()
        self._doubtful.discard(path)

    def keep(self, paths: Collection[str]) -> None:
        """Drops all others; these are doubtful now."""
        for path in [path for path in self._pages if path not in paths]:
            self.drop(path)
        self._doubtful = set(self._pages)

    def is_doubtful(self, path: str) -> bool:
        """Whether nobody has confirmed the page since the last plan."""
        return path in self._doubtful

    def confirm(self, path: str) -> None:
        """A page is true as it was rendered."""
        self._doubtful.discard(path)
