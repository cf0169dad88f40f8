"""The files of a release that are still what was built."""

import os
from collections.abc import Iterable, Iterator
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
        self.signs: dict[str, Sign] = {}
        """Path → what the disk said of each file that was found."""
        self._files = {file.path: file for file in release.manifest.served} if release else {}
        self._store = store
        self._asked: set[str] = set()
        self._has_looked = False

    @property
    def folder(self) -> Path:
        """Where they lie."""
        return Path(self.place)

    def find(self, path: str) -> ReleasedFile | None:
        """The file at a path below the folder; None where there is none, or one with other bytes than were built."""
        if path not in self.signs and path not in self._asked:
            self._ask(path)
        return self._files[path] if path in self.signs else None

    def has(self, file: ReleasedFile) -> bool:
        """Whether a file with the same path and bytes is there."""
        known = self._files.get(file.path)
        return known is not None and known.sha256 == file.sha256 and self.find(file.path) is not None

    def among(self, files: Iterable[ReleasedFile]) -> Iterator[str]:
        """The paths of those files that `has` is true of."""
        self.look()
        own, seen = self._files, self.signs
        for file in files:  # tens of thousands, most of them the very same
            known = own.get(file.path)
            if known is not None and known.sha256 == file.sha256 and (file.path in seen or self.find(file.path)):
                yield file.path

    def look(self) -> None:
        """Looks at all files at once, which takes less time than one after the other."""
        if self._has_looked:
            return
        self._has_looked = True
        known, asked = self._known.files, self._asked
        found = signs_of(self.place, self._files)
        self.signs |= {path: sign for path, sign in found.items() if known.get(path) == sign and path not in asked}

    @cached_property
    def _known(self) -> Signs:
        return known_signs(self.release.folder, self._store) if self.release else Signs()

    def _ask(self, path: str) -> None:
        """Notes whether a file is what was built. One that looks otherwise, or is not known, is read."""
        self._asked.add(path)
        file = self._files.get(path)
        if file is None:
            return
        place = f"{self.place}{os.sep}{path}"
        sign = sign_of(place)
        if sign and (sign == self._known.files.get(path) or self._is_whole(file, place, sign)):
            self.signs[path] = sign

    @staticmethod
    def _is_whole(file: ReleasedFile, place: str, sign: Sign) -> bool:
        return sign[0] == file.size and digest(place) == file.sha256 and sign_of(place) == sign

    def quiet_signs(self) -> dict[str, Sign]:
        """Path → what the disk said of each file that was found, where that is worth remembering."""
        return quiet(self.signs)
