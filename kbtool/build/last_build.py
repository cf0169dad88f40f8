"""What the last build was made from and what it said, for one that finds nothing to do.

Kept only of a build after which the next one, from the same inputs, would change nothing and say the same.
"""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Protocol

import msgspec

from kbtool.build.inputs import Inputs, Places
from kbtool.build.releases.choice import chosen_server_files
from kbtool.build.releases.file_digest import digest
from kbtool.build.releases.layout import CURRENT, SERVERS, manifest_path, release_folder
from kbtool.build.releases.manifest import Manifest
from kbtool.build.releases.manifest_json import text_digest
from kbtool.build.releases.release import live_digests
from kbtool.build.releases.signs import (
    Signs,
    folders_of,
    known_signs,
    quiet,
    remember_signs,
    settled_folders,
    signs_of,
)
from kbtool.build.releases.standing import standing
from kbtool.store.digests import digest_of
from kbtool.store.store import Store

SHELF = "builds"
MOST = 50
"""Builds that are remembered."""


class Said(msgspec.Struct, frozen=True, array_like=True):
    """What a build reports."""

    account: str
    sites: tuple[tuple[str, str, str], ...]
    """Audience, its languages, what changed in its site."""
    warnings: tuple[str, ...] = ()
    """A line each."""


class LiveRelease(msgspec.Struct, frozen=True, array_like=True):
    """A release as the build left it."""

    digest: str
    manifest: bytes
    """The digest of its manifest's file."""
    unsigned: dict[str, str]
    """Path → SHA-256 of the files that were too new then to be known by what the disk says of them."""


class LastBuild(msgspec.Struct, frozen=True, array_like=True):
    """A build that went well."""

    places: Places
    inputs: Inputs
    releases: dict[str, LiveRelease]
    """Audience → what was live after it."""
    server_files: bytes
    """Digest of the servers' files."""
    said: Said
    """What the next build says when it finds nothing to do."""


_decoder = msgspec.msgpack.Decoder(LastBuild)


class Asked(Protocol):
    """What of the options of a build names it."""

    @property
    def output(self) -> Path:
        """The folder of the sites."""

    @property
    def asked(self) -> str:
        """What reaches a site."""


def find_last_build(path: Path, options: Asked, store: Store) -> LastBuild | None:
    """The last build of the base with this mkdocs.yml that was asked for the same; None where none is known."""
    key = _key(path, options)
    value = store.find(SHELF, [key]).get(key)
    try:
        return _decoder.decode(value) if value else None
    except msgspec.MsgspecError:
        return None


def keep_last_build(path: Path, options: Asked, last: LastBuild, store: Store) -> None:
    """Keeps it for the next one."""
    store.keep(SHELF, {_key(path, options): msgspec.msgpack.encode(last)}, MOST)


def forget_last_build(path: Path, options: Asked, store: Store) -> None:
    """The next one looks at everything."""
    store.keep(SHELF, {_key(path, options): b""})


def live_release(site: Path, manifest: Manifest, store: Store) -> LiveRelease:
    """A release that has just gone live. Raises OSError."""
    name = manifest.audience, manifest.digest
    known = known_signs(release_folder(site, *name), store).files
    unsigned = {file.path: file.sha256 for file in manifest.served if file.path not in known}
    return LiveRelease(manifest.digest, text_digest(manifest_path(site, *name).read_bytes()), unsigned)


def server_files_digest(site: Path) -> bytes:
    """The digest of the servers' files that are live. Raises OSError."""
    return digest_of(repr(sorted(chosen_server_files(site, live_digests(site)).items())))


def is_standing(last: LastBuild, site: Path, store: Store) -> bool:
    """Whether the sites are still what this build left, to the last file. The site must be locked. Raises OSError."""
    digests = {audience: release.digest for audience, release in last.releases.items()}
    return (
        live_digests(site) == digests
        and _has_links(site, digests)
        and server_files_digest(site) == last.server_files
        and all(_is_whole(site, audience, release, store) for audience, release in last.releases.items())
    )


def _has_links(site: Path, audiences: Mapping[str, str]) -> bool:
    servers = [server for server in SERVERS if (site / CURRENT / server).is_dir()]
    names = [path.name for path in site.iterdir() if path.is_symlink() and path.readlink() == Path(CURRENT, path.name)]
    return set(names) == {*audiences, *servers}


def _is_whole(site: Path, audience: str, release: LiveRelease, store: Store) -> bool:
    """Whether the manifest and all files are there as they were written, and no others."""
    folder = release_folder(site, audience, release.digest)
    if text_digest(manifest_path(site, audience, release.digest).read_bytes()) != release.manifest:
        return False
    known = known_signs(folder, store)
    new = {path: sha256 for path, sha256 in release.unsigned.items() if path not in known.files}
    found = standing(str(folder), _to_look_at(known, new))
    if found.files.keys() != known.files.keys() | new.keys():
        return False
    signs = signs_of(str(folder), found.files)
    if not all(signs.get(path) == sign for path, sign in known.files.items()):
        return False
    if not all(path in signs and digest(folder / path) == sha256 for path, sha256 in new.items()):
        return False
    if new:
        folders = quiet(found.folders)
        own = settled_folders(folders, found.folders.keys() - folders.keys())
        remember_signs(folder, Signs(quiet(signs), own), store)
    return True


def _to_look_at(known: Signs, new: Iterable[str]) -> Signs:
    """What is known, but for folders above those that are not: nobody would look into these."""
    unknown = folders_of((*known.files, *new)) - known.folders.keys()
    return Signs(known.files, settled_folders(known.folders, unknown))


def _key(path: Path, options: Asked) -> bytes:
    return digest_of("build", os.fsencode(path), os.fsencode(options.output), options.asked)
