"""Makes a folder hold exactly the files of a release, with as few changes to the disk as that takes."""

import os
import shutil
from collections.abc import Iterable, Mapping, Sequence, Set
from contextlib import suppress
from pathlib import Path
from tempfile import mkdtemp

from msgspec import Struct, field

from kbtool.build.releases.durable import sync_all
from kbtool.build.releases.manifest import ReleasedFile
from kbtool.build.releases.release_files import ReleaseFiles
from kbtool.build.releases.signs import Signs, folders_of, quiet, settled_folders, sign_of
from kbtool.build.releases.standing import Standing
from kbtool.errors import KbError


class Shape(Struct):
    """A folder that takes on another shape; it may be live, so each file is replaced whole."""

    folder: Path
    new: Path
    """Folder of the files that no release has; they are moved away."""
    earlier: Sequence[ReleaseFiles]
    """Releases that files are taken from, the first that has one."""
    building: Path
    """An empty folder on the same file system."""
    standing: Standing = field(default_factory=Standing)
    """What stands in the folder besides the new files."""
    _written: list[str] = field(default_factory=list)
    _copied: set[str] = field(default_factory=set)
    _touched: set[str] = field(default_factory=set)
    _made: set[str] = field(default_factory=set)

    def take(self, files: Sequence[ReleasedFile]) -> Signs:
        """Gives the folder these files and no others, durable and readable for all; returns what it looks like then.

        Raises KbError where a file is neither new nor in any of the releases with the bytes it should have.
        """
        sources = self._sources(files)
        self._remove(sources.keys())
        standing = self.standing.files
        for path, source in sources.items():
            if source is None:
                self._move(path)
            elif standing.get(path) != source.signs[path][2]:
                self._link(path, source)
        self._settle(sources)
        return self._signs(sources)

    def _sources(self, files: Sequence[ReleasedFile]) -> dict[str, ReleaseFiles | None]:
        """Path → the first release that has the file; None where it is new."""
        sources: dict[str, ReleaseFiles | None] = dict.fromkeys(file.path for file in files)
        for release in reversed(self.earlier):
            sources.update(dict.fromkeys(release.among(files), release))
        return sources

    def _remove(self, wanted: Set[str]) -> None:
        """What is not wanted, and what stands where something else is.

        It is moved away, to be deleted when the release is live: a disk may take milliseconds to free a file.
        """
        aside = f"{mkdtemp(prefix='removed-', dir=self.building)}{os.sep}"
        for number, path in enumerate([path for path in self.standing.files if path not in wanted]):
            os.rename(f"{self.folder}{os.sep}{path}", f"{aside}{number}")  # noqa: PTH104 - 10,000 files
            self._remove_empty(path.rpartition("/")[0])
        for number, path in enumerate(self.standing.folders.keys() & wanted):
            os.rename(f"{self.folder}{os.sep}{path}", f"{aside}folder-{number}")  # noqa: PTH104
            del self.standing.folders[path]
            self._remove_empty(path.rpartition("/")[0])

    def _remove_empty(self, folder: str) -> None:
        self._touched.add(folder)
        with suppress(OSError):  # one that is not empty
            while folder:
                (self.folder / folder).rmdir()
                self.standing.folders.pop(folder, None)
                folder = folder.rpartition("/")[0]
                self._touched.add(folder)

    def _move(self, path: str) -> None:
        source, target = f"{self.new}{os.sep}{path}", f"{self.folder}{os.sep}{path}"
        self._written.append(path)
        if self.new == self.folder:
            return
        self._touch(path)
        try:
            os.replace(source, target)  # noqa: PTH105 - 10,000 files
        except FileNotFoundError as error:
            raise KbError(f"{target}: is not what was built; build every language again") from error

    def _link(self, path: str, release: ReleaseFiles) -> None:
        source, target = f"{release.place}{os.sep}{path}", f"{self.folder}{os.sep}{path}"
        self._touch(path)
        try:
            os.link(source, target)
        except FileExistsError:
            if self.new == self.folder:
                os.unlink(target)  # noqa: PTH108
                self._link(path, release)
            else:
                self._replace(source, path)
        except PermissionError:  # a file system without hard links
            self._copy(source, path)

    def _replace(self, source: str, path: str) -> None:
        new = self.building / "link"
        new.unlink(missing_ok=True)
        try:
            os.link(source, new)
        except PermissionError:
            self._copy(source, path)
        else:
            new.replace(self.folder / path)
            new.unlink(missing_ok=True)  # two names of one file: `rename` leaves both

    def _copy(self, source: str, path: str) -> None:
        new = self.building / "copy"
        shutil.copy2(source, new)
        new.replace(self.folder / path)
        self._copied.add(path)
        self._written.append(path)

    def _touch(self, path: str) -> None:
        """The folder of a path is there, and its entries change."""
        folder = path.rpartition("/")[0]
        if folder not in self.standing.folders:
            if folder in self._made:
                return
            self._made.add(folder)
            os.makedirs(f"{self.folder}{os.sep}{folder}", exist_ok=True)  # noqa: PTH103 - 10,000 folders
            self._touched |= folders_of([path]) - self.standing.folders.keys()
            folder = next((f for f in _upwards(folder) if f in self.standing.folders), "")
        self._touched.add(folder)

    def _settle(self, paths: Iterable[str]) -> None:
        """Makes what is new durable, and readable: a web server is often another user, whatever the umask."""
        if self.new == self.folder:
            self._touched |= folders_of(paths)
        files = [f"{self.folder}{os.sep}{path}" for path in self._written]
        folders = [f"{self.folder}{os.sep}{path}" for path in sorted(self._touched)]
        folders = [folder for folder in folders if os.path.isdir(folder)]  # noqa: PTH112
        for file in files:
            os.chmod(file, 0o644)  # noqa: PTH101 - 10,000 files
        for folder in folders:
            os.chmod(folder, 0o755)  # noqa: PTH101, S103
        sync_all(files)
        sync_all(folders)

    def _signs(self, sources: Mapping[str, ReleaseFiles | None]) -> Signs:
        signs = {path: source.signs[path] for path, source in sources.items() if source and path not in self._copied}
        signs |= {path: sign for path in self._written if (sign := sign_of(f"{self.folder}{os.sep}{path}"))}
        untouched = {path: sign for path, sign in self.standing.folders.items() if path not in self._touched}
        folders = quiet(untouched)
        return Signs(quiet(signs), settled_folders(folders, self._touched | (untouched.keys() - folders.keys())))


def _upwards(folder: str) -> Iterable[str]:
    while folder:
        yield folder
        folder = folder.rpartition("/")[0]
    yield ""
