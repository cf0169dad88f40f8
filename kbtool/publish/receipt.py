"""Whether a release may leave: it was verified, and is still what was verified."""

import json
from hashlib import sha256

from kbtool.build.releases import Release
from kbtool.build.releases.file_digest import digest
from kbtool.errors import KbError


def refuse_unverified(release: Release) -> None:
    """Raises KbError unless `kbtool verify` has passed this very release, and no file has changed since."""
    name = f"{release.audience} release {release.digest}"
    try:
        receipt = json.loads(release.receipt_path.read_text(encoding="utf-8"))
        verified = receipt["manifest_sha256"] if isinstance(receipt, dict) else None
    except FileNotFoundError:
        raise KbError(f"{name} was not verified; run kbtool verify") from None
    except (ValueError, KeyError) as error:
        raise KbError(f"{release.receipt_path}: is damaged; run kbtool verify again") from error
    if verified != sha256(release.manifest_path.read_bytes()).hexdigest():
        raise KbError(f"{name} has changed since it was verified; run kbtool verify again")
    refuse_changed(release)


def refuse_changed(release: Release) -> None:
    """Raises KbError when the files of a release are not those of its manifest."""
    wanted = {file.path: file.sha256 for file in release.manifest.served}
    for path in sorted(release.folder.rglob("*")):
        if path.is_dir() and not path.is_symlink():
            continue
        name = path.relative_to(release.folder).as_posix()
        if path.is_symlink() or wanted.pop(name, "") != digest(path):
            raise KbError(f"{path}: is not what was built; build and verify again")
    if wanted:
        raise KbError(f"{release.folder / min(wanted)}: is missing; build and verify again")
