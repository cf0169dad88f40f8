"""A folder on another machine, over rsync and SSH."""

from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from kbtool.build.releases import Release
from kbtool.build.releases.manifest import ReleasedFile
from kbtool.config.targets import RsyncTarget
from kbtool.errors import KbError
from kbtool.publish.record import Record, parse_record, record_json
from kbtool.publish.targets.program import run
from kbtool.publish.upload import upload

PERMISSIONS = "--chmod=D755,F644"


class RsyncPlace:
    """`host:/srv/help` is what is served; `host:/srv/.help.kbtool.json` is the record."""

    def __init__(self, target: RsyncTarget) -> None:
        self._root = target.destination.rstrip("/")
        self._shell = target.shell
        self.name = self._root
        cut = max(self._root.rfind("/"), self._root.rfind(":")) + 1
        self._record = f"{self._root[:cut]}.{self._root[cut:]}.kbtool.json"

    def record(self) -> Record:
        """What lies beside the folder."""
        with TemporaryDirectory() as folder:
            copy = Path(folder, "record.json")
            self._rsync(["--ignore-missing-args", self._record, str(copy)])
            return parse_record(copy.read_text(encoding="utf-8"), self._record) if copy.exists() else Record()

    def listing(self) -> tuple[str, ...]:
        """All files, where the folder is there."""
        if not self._rsync(["--list-only", "--ignore-missing-args", self._root]):
            return ()
        lines = self._rsync(["--list-only", "--recursive", "--8-bit-output", f"{self._root}/"]).split("\n")
        fields = (line.split(maxsplit=4) for line in lines if not line.startswith("d"))
        return tuple(sorted(parts[4] for parts in fields if len(parts) == 5))

    def send(self, release: Release, record: Record) -> None:
        """Uploads what has changed."""
        upload(release, record, self)

    def earlier(self, record: Record) -> Release | None:
        """Only the live release is kept there."""
        return None

    def put(self, folder: Path, files: Sequence[ReleasedFile]) -> None:
        """One call; rsync writes each file beside its place and renames it."""
        options = ["--checksum", "--mkpath", PERMISSIONS, "--from0", "--files-from=-"]
        self._rsync([*options, f"{folder}/", f"{self._root}/"], _names(file.path for file in files))

    def delete(self, paths: Sequence[str]) -> None:
        """Files, then the folders that are empty now: an empty folder would still tell its name."""
        self._delete(paths)
        levels: dict[int, set[str]] = {}
        for parent in {parent for path in paths for parent in PurePosixPath(path).parents if parent.name}:
            levels.setdefault(len(parent.parts), set()).add(str(parent))
        for depth in sorted(levels, reverse=True):
            self._delete(sorted(levels[depth]))

    def _delete(self, paths: Iterable[str]) -> None:
        """Removes what the sender lacks though its folder is there; rsync leaves a folder that holds something."""
        with TemporaryDirectory() as sender:
            for path in paths:
                Path(sender, path).parent.mkdir(parents=True, exist_ok=True)
            options = ["--dirs", "--delete-missing-args", "--from0", "--files-from=-"]
            missing = _names(path for path in paths if not Path(sender, path).exists())
            self._rsync([*options, f"{sender}/", f"{self._root}/"], missing)

    def write_record(self, record: Record) -> None:
        """Replaces it."""
        with TemporaryDirectory() as folder:
            copy = Path(folder, "record.json")
            copy.write_text(record_json(record), encoding="utf-8")
            self._rsync(["--mkpath", "--chmod=F600", str(copy), self._record])

    def _rsync(self, arguments: Sequence[str], given: bytes = b"") -> str:
        shell = [f"--rsh={self._shell}"] if self._shell else []
        try:
            return run(["rsync", *shell, *arguments], Path.cwd(), given)
        except KbError as error:
            if "change_dir" in str(error):
                raise KbError(f"{self._root}: the folder around it is not there; make it first") from error
            raise KbError(f"{self._root}: {error}") from error


def _names(paths: Iterable[str]) -> bytes:
    return b"".join(path.encode("utf-8", "surrogateescape") + b"\0" for path in paths)
