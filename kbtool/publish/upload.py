"""Sends a release to a place that takes files one by one: in the safe order, and so that a broken upload can go on."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from kbtool.build.releases import Release
from kbtool.build.releases.kept_assets import needed_assets
from kbtool.build.releases.manifest import Manifest, ReleasedFile
from kbtool.publish.order import upload_steps
from kbtool.publish.record import Record, followed_by


class FileStore(Protocol):
    """Files under names. All methods raise KbError when they cannot do what they are asked."""

    def put(self, folder: Path, files: Sequence[ReleasedFile]) -> None:
        """Writes these files of `folder`, each whole or not at all; returns when all are there."""

    def delete(self, paths: Sequence[str]) -> None:
        """Removes these files; one that is not there is no error."""

    def write_record(self, record: Record) -> None:
        """Keeps the record where no reader comes."""


def upload(release: Release, record: Record, store: FileStore) -> None:
    """Makes the release live. Whatever interrupts it, the record tells the next upload what may lie there."""
    after = followed_by(record, _with_assets(release.manifest, record.live))
    live = {file.path: file.sha256 for file in record.live.served} if record.live else {}
    changed = [
        file for file in release.manifest.served if live.get(file.path) != file.sha256 or file.path in record.pending
    ]
    if changed:
        unsure = {*record.pending, *(file.path for file in changed)}
        store.write_record(replace(record, pending=tuple(sorted(unsure))))
    for step in upload_steps(changed):
        store.put(release.folder, step)
    gone = sorted({*live, *record.pending} - _paths(after.live))
    store.write_record(replace(after, pending=tuple(gone)))
    if gone:
        store.delete(gone)
        store.write_record(after)


def _with_assets(manifest: Manifest, live: Manifest | None) -> Manifest:
    """The manifest with what pages of earlier releases still ask for and the place holds already."""
    needed = needed_assets(live, is_new=live.digest != manifest.digest) if live else []
    kept = {file.path: file for file in (*needed, *manifest.kept_assets)}
    own = {file.path for file in manifest.files}
    return replace(manifest, kept_assets=tuple(kept[path] for path in sorted(kept.keys() - own)))


def _paths(manifest: Manifest | None) -> set[str]:
    return {file.path for file in manifest.served} if manifest else set()
