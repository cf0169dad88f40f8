"""A site that is ready to become a release, and how it becomes one."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from msgspec import Struct

from kbtool.build.releases.durable import replace_text, sync
from kbtool.build.releases.groundwork import Groundwork
from kbtool.build.releases.layout import RELEASES, manifest_path, release_folder
from kbtool.build.releases.manifest import Manifest
from kbtool.build.releases.manifest_json import manifest_json, remember_manifest
from kbtool.build.releases.recycling import find_recyclable, recycle
from kbtool.build.releases.release_files import ReleaseFiles
from kbtool.build.releases.shaping import Shape
from kbtool.build.releases.signs import Signs, known_signs, remember_signs
from kbtool.build.releases.standing import Standing, standing
from kbtool.store.store import Store


@dataclass(frozen=True, slots=True)
class Draft:
    """A tree, and what it is."""

    folder: Path
    """On the file system of the site: whatever of the manifest is not in the live release. It is moved or emptied."""
    manifest: Manifest


class Settled(Struct, frozen=True):
    """A draft whose files are all in one folder and on the disk."""

    manifest: Manifest
    folder: Path
    signs: Signs | None
    """What its files look like; None where the release is on the disk already, and is mended as far as it has to be."""
    draft: Draft
    earlier: Sequence[ReleaseFiles]


def settle(
    draft: Draft,
    earlier: Sequence[ReleaseFiles],
    site: Path,
    building: Path,
    store: Store,
    groundwork: Groundwork | None = None,
) -> Settled:
    """Joins what is new with what `earlier` releases have. The oldest release that is on disk may lend its folder;
    `groundwork` is what was seen or made for that before, if anything was.

    Raises KbError where a file of the manifest is nowhere.
    """
    manifest = draft.manifest
    if _is_folder(release_folder(site, manifest.audience, manifest.digest)):
        return Settled(manifest, draft.folder, None, draft, earlier)
    draft.folder.mkdir(parents=True, exist_ok=True)
    folder, found = _ground(site, manifest.audience, building, store, groundwork)
    shape = Shape(folder or draft.folder, draft.folder, earlier, building, found)
    return Settled(manifest, shape.folder, shape.take(manifest.served), draft, earlier)


def _ground(
    site: Path, audience: str, building: Path, store: Store, groundwork: Groundwork | None
) -> tuple[Path | None, Standing]:
    """The folder that becomes the release, and what stands in it; None where the draft's own one does."""
    former = find_recyclable(site, audience)
    if former is None:
        return (groundwork.folder, groundwork.standing) if groundwork and groundwork.is_new else (None, Standing())
    if groundwork and groundwork.folder == former:
        return recycle(former, building), groundwork.standing
    known = known_signs(former, store)
    folder = recycle(former, building)
    return folder, standing(str(folder), known)


def install(site: Path, settled: Settled, building: Path, store: Store) -> None:
    """Moves a draft to its place, then its manifest: a folder without one is no release."""
    audience, name = settled.manifest.audience, settled.manifest.digest
    folder = release_folder(site, audience, name)
    for place in (site / RELEASES, folder.parent):
        make_folder(place)
    signs = settled.signs
    if signs is None:
        signs = _mend(folder, settled, building, store)
    else:
        folder.unlink(missing_ok=True)
        settled.folder.replace(folder)
    sync(folder.parent)
    manifest, text = manifest_path(site, audience, name), manifest_json(settled.manifest)
    if not manifest.is_file() or manifest.read_bytes() != text.encode():
        replace_text(manifest, text, building)
    remember_manifest(text, store)
    remember_signs(folder, signs, store)


def make_folder(path: Path) -> None:
    """A folder that others may look into, whatever stood in its place."""
    if path.is_symlink() or not path.is_dir():
        path.unlink(missing_ok=True)
        path.mkdir()
    path.chmod(0o755)


def _mend(folder: Path, settled: Settled, building: Path, store: Store) -> Signs:
    """Makes a release that is on disk already what its draft is."""
    found = standing(str(folder), known_signs(folder, store))
    return Shape(folder, settled.draft.folder, settled.earlier, building, found).take(settled.manifest.served)


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()
