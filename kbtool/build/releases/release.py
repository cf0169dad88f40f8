"""The releases on disk, and which of them are live."""

from pathlib import Path

from msgspec import Struct

from kbtool.build.releases.layout import CURRENT, LIVE, RELEASES, choices, manifest_path, release_folder
from kbtool.build.releases.manifest import Manifest
from kbtool.build.releases.manifest_json import read_manifest
from kbtool.errors import KbError
from kbtool.store.store import NO_STORE, Store


class Release(Struct, frozen=True):
    """One audience's finished site."""

    audience: str
    digest: str
    folder: Path
    """What is served: the real folder, without links."""
    manifest: Manifest

    @property
    def manifest_path(self) -> Path:
        """The manifest's file, beside the folder."""
        return self.folder.with_name(f"{self.digest}.json")

    @property
    def receipt_path(self) -> Path:
        """Where the verification leaves its receipt."""
        return self.folder.with_name(f"{self.digest}.verified.json")


def current(site: Path, audience: str, store: Store = NO_STORE) -> Release | None:
    """The release of an audience that is live; None where there is none. Raises KbError on a damaged manifest."""
    return find_release(site, audience, live_digests(site).get(audience, ""), store)


def live_manifests(site: Path) -> dict[str, Manifest]:
    """Audience → manifest of its live release. Raises KbError on a damaged one."""
    releases = (find_release(site, audience, digest) for audience, digest in live_digests(site).items())
    return {release.audience: release.manifest for release in releases if release}


def history(site: Path, audience: str) -> list[Release]:
    """The releases of an audience on disk, the one that was live last first; the live one comes first of all.

    Raises KbError on a damaged manifest.
    """
    found = (find_release(site, audience, digest) for digest in ordered_digests(site, audience))
    return [release for release in found if release]


def find_release(site: Path, audience: str, digest: str, store: Store = NO_STORE) -> Release | None:
    """A release on disk; None where there is no such. `store` as for `read_manifest`. Raises KbError on a damaged
    manifest."""
    folder = release_folder(site, audience, digest)
    try:
        manifest = read_manifest(manifest_path(site, audience, digest), store)
    except (FileNotFoundError, NotADirectoryError):
        return None
    if (manifest.audience, manifest.digest) != (audience, digest):
        raise KbError(f"{folder}.json: is the manifest of {manifest.audience}/{manifest.digest}; remove it")
    return Release(audience, digest, folder.resolve(), manifest) if folder.is_dir() else None


def released(site: Path, manifest: Manifest) -> Release:
    """A release that was just put in its place."""
    folder = release_folder(site, manifest.audience, manifest.digest)
    return Release(manifest.audience, manifest.digest, folder.resolve(), manifest)


def live_digests(site: Path) -> dict[str, str]:
    """Audience → digest of its live release; empty before the first, and for a site of an earlier kbtool."""
    link = site / CURRENT
    if not link.is_symlink() or link.readlink().parts[:2] != (RELEASES, LIVE):
        return {}
    return chosen(link)


def refuse_earlier_layout(site: Path) -> None:
    """Raises KbError when the live sites were put there by a kbtool whose releases this one does not know.

    A build of some editions would lose the others: it could not take them over.
    """
    if (site / CURRENT).is_symlink() and not live_digests(site):
        raise KbError(f"{site}: was built by an earlier kbtool; build every audience and language once")


def ordered_digests(site: Path, audience: str) -> list[str]:
    """All releases of an audience that any choice has named, the live one first, then the newest."""
    digests = [live_digests(site), *(chosen(folder) for folder in ordered_choices(site))]
    return list(dict.fromkeys(named[audience] for named in digests if audience in named))


def ordered_choices(site: Path) -> list[Path]:
    """The folders of all choices, the newest first."""
    folder = choices(site)
    numbers = [int(path.name) for path in folder.iterdir() if path.name.isdecimal()] if folder.is_dir() else []
    return [folder / str(number) for number in sorted(numbers, reverse=True)]


def chosen(folder: Path) -> dict[str, str]:
    """Audience → digest in one choice."""
    if not folder.is_dir():
        return {}
    return {link.name: link.readlink().name for link in sorted(folder.iterdir()) if link.is_symlink()}
