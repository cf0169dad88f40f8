"""The files of a release that are still what was built."""

import os
from functools import cached_property
from pathlib import Path

from kbtool.build.releases.file_digest import digest
from kbtool.build.releases.manifest import ReleasedFile
from kbtool.build.releases.release import Release
from kbtool.build.releases.signs import Sign, Signs, known_signs, quiet, sign_of, signs_of
from kbtool.store.store import NO_STORE, Store


class ReleaseFiles:
    """Looks at each file once: what is asked of it later is what was found first."""

    def __init__(self, release: Release | None, store: Store = NO_STORE) -> None:
        """None for no release, which has no files. `store` knows files that need not be read."""
        self.release = release
        self.place = str(release.folder) if release else ""
        self._files = {file.path: file for file in release.manifest.served} if release else {}
        self._known = known_signs(release.folder, store) if release else Signs()
        self._asked: set[str] = set()

    @property
    def folder(self) -> Path:
        """Where they lie."""
        return Path(self.place)

    def find(self, path: str) -> ReleasedFile | None:
        """The file at a path below the folder; None where there is none, or one with other bytes than were built."""
        if path not in self.signs and path not in self._asked:
            self._read(path)
        return self._files[path] if path in self.signs else None

    def has(self, file: ReleasedFile) -> bool:
        """Whether a file with the same path and bytes is there."""
        known = self._files.get(file.path)
        return known is not None and known.sha256 == file.sha256 and self.find(file.path) is not None

    @cached_property
    def signs(self) -> dict[str, Sign]:
        """Path → what the disk said of each file that was found; at first of those that look as they are known."""
        known = self._known.files
        found = signs_of(self.place, self._files)
        return {path: sign for path, sign in found.items() if known.get(path) == sign}

    def _read(self, path: str) -> None:
        """Notes whether a file that looks otherwise, or is not known, is what was built."""
        self._asked.add(path)
        file = self._files.get(path)
        if file is None:
            return
        place = f"{self.place}{os.sep}{path}"
        sign = sign_of(place)
        if sign and sign[0] == file.size and digest(place) == file.sha256 and sign_of(place) == sign:
            self.signs[path] = sign

    def quiet_signs(self) -> dict[str, Sign]:
        """Path → what the disk said of each file that was found, where that is worth remembering."""
        return quiet(self.signs)
