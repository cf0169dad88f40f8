"""Puts a finished build in the place of the old one, in one step.

    site/.releases/<digest>/<audience>/…    what was built; never changed afterwards
    site/.releases/<digest>.json            its manifest, beside what is served
    site/.current -> .releases/<digest>     the one link that a release switches
    site/<audience> -> .current/<audience>  what a server serves

The switch is one `rename` of a link, so whoever looks sees the old site or the new one, whole.
"""

import fcntl
import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from tempfile import mkdtemp

from kbtool.content.edition import Edition
from kbtool.errors import KbError

RELEASES = ".releases"
CURRENT = ".current"
BUILDING = ".building-"
LOCK = ".lock"
KEPT = 2
"""How many releases stay on disk, the current one included."""

Manifest = dict[str, dict[str, str]]
"""Edition (`public/en`) → path of a file below the audience's folder → SHA-256 of its bytes."""


@contextmanager
def locked(site: Path) -> Iterator[Path]:
    """Holds the site against other builds and gives an empty folder to build in, on the same file system.

    Raises KbError when another build holds it, or the folder cannot be written.
    """
    try:
        site.mkdir(parents=True, exist_ok=True)
        handle = os.open(site / LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise KbError(f"{site}: cannot be written: {error.strerror}") from error
    try:
        _hold(handle, site)
        _remove_building_places(site)
        try:
            # A new name each time: a process of a build that was killed may still be writing to the old one.
            yield Path(mkdtemp(prefix=BUILDING, dir=site))
        finally:
            _remove_building_places(site)
    finally:
        os.close(handle)


def _remove_building_places(site: Path) -> None:
    for path in site.glob(f"{BUILDING}*"):
        shutil.rmtree(path, ignore_errors=True)


def _hold(handle: int, site: Path) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise KbError(f"{site}: another build is writing here; wait until it has ended") from None


def assemble(editions: Iterable[tuple[Edition, Path]], folder: Path) -> Manifest:
    """Moves the output of each edition into `folder`/<audience>; returns the manifest of all.

    Files that editions share (styles, icons) must be equal. Raises KbError where two editions differ on a file.
    """
    manifest: Manifest = {}
    digests: dict[tuple[str, str], str] = {}
    for edition, output in editions:
        files = manifest.setdefault(str(edition), {})
        for path in sorted(item for item in output.rglob("*") if item.is_file()):
            name = path.relative_to(output).as_posix()
            digest = sha256(path.read_bytes()).hexdigest()
            if digests.setdefault((edition.audience, name), digest) != digest:
                raise KbError(f"{edition}: {name} differs from the file of the same name in another language")
            files[name] = digest
            target = folder / edition.audience / name
            target.parent.mkdir(parents=True, exist_ok=True)
            path.replace(target)
    return manifest


def carry_over(site: Path, keep: Iterable[str], folder: Path, manifest: Manifest) -> None:
    """Links the editions in `keep` from the current release into `folder` and adds them to the manifest."""
    old = current_manifest(site)
    for edition in keep:
        audience = edition.partition("/")[0]
        for name in old.get(edition, {}):
            target = folder / audience / name
            if not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                os.link(site / CURRENT / audience / name, target)
        if edition in old:
            manifest[edition] = old[edition]


def current_manifest(site: Path) -> Manifest:
    """The manifest of the release that is live; empty where there is none."""
    current = site / CURRENT
    if not current.is_symlink():
        return {}
    path = site / RELEASES / f"{current.readlink().name}.json"
    manifest: Manifest = json.loads(path.read_text(encoding="utf-8"))["editions"]
    return manifest


def switch(site: Path, folder: Path, manifest: Manifest) -> str:
    """Makes `folder` the live site; returns its digest. Until the one rename at the end the old site is live."""
    text = json.dumps({"editions": manifest}, indent=1, sort_keys=True)
    digest = sha256(text.encode()).hexdigest()[:16]
    releases = site / RELEASES
    releases.mkdir(exist_ok=True)
    _refuse_foreign(site, folder)
    _open_folders(releases, folder)
    new_manifest = folder.with_name(f"{digest}.json")
    new_manifest.write_text(text, encoding="utf-8")
    if not (releases / digest).exists():
        folder.replace(releases / digest)
    new_manifest.replace(releases / new_manifest.name)
    os.sync()
    _link(f"{RELEASES}/{digest}", site / CURRENT)
    _link_audiences(site)
    _prune(releases, digest, folder.parent)
    return digest


def _open_folders(releases: Path, folder: Path) -> None:
    """A web server is often another user: whatever the umask of who builds, it may look into every folder."""
    for place in (releases, *(Path(name) for name, _, _ in os.walk(folder))):
        place.chmod(0o755)


def _refuse_foreign(site: Path, folder: Path) -> None:
    for audience in folder.iterdir():
        if (site / audience.name).exists() and not (site / audience.name).is_symlink():
            raise KbError(f"{site / audience.name}: was not made by kbtool build; move it away or choose --output")


def _link_audiences(site: Path) -> None:
    audiences = {path.name for path in (site / CURRENT).iterdir()}
    for audience in sorted(audiences):
        if not (site / audience).is_symlink():
            _link(f"{CURRENT}/{audience}", site / audience)
    for path in site.iterdir():
        if path.is_symlink() and path.name not in audiences and path.name != CURRENT:
            path.unlink()


def _link(target: str, link: Path) -> None:
    """Points a symbolic link somewhere else in one step."""
    temporary = link.with_name(f"{link.name}.new")
    temporary.unlink(missing_ok=True)
    temporary.symlink_to(target)
    temporary.replace(link)


def _prune(releases: Path, digest: str, building: Path) -> None:
    """Moves old releases but the newest ones, and what an interrupted switch left, to what is removed at the end.

    A release that is removed only half must not pass for one.
    """
    others = [path for path in releases.iterdir() if path.is_dir() and path.name != digest]
    others.sort(key=lambda path: path.stat().st_mtime_ns, reverse=True)
    for path in others[KEPT - 1 :]:
        path.with_suffix(".json").unlink(missing_ok=True)
        path.replace(building / path.name)
