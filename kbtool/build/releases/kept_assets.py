"""Assets of earlier releases: a page that was open, or lies in somebody's cache, still finds its styles and scripts.

Only files of the theme whose name holds their digest are kept: they come from no article, so nothing that was moved to
a narrower audience stays behind with them. The search data is made from articles, and is not kept.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from msgspec import structs

from kbtool.build.releases.manifest import Manifest, ReleasedFile
from kbtool.build.releases.release_files import ReleaseFiles
from kbtool.build.releases.signs import folders_of

KEPT_RELEASES = 5
"""How many releases an asset outlives the last one that used it."""
_DIGEST_IN_NAME = re.compile(r"\.([0-9a-f]{10,64})\.[a-z0-9]+$")


def keep_assets(earlier: Iterable[ReleaseFiles], manifest: Manifest) -> Manifest:
    """The manifest, which has no such files yet, with what pages of earlier releases need and still is what was built.

    `earlier` is the live release, and the one on disk with the same digest as the new one, if there is such. Where a
    page of the new release needs the name of an asset for a folder, the page wins.
    """
    used = {file.path for file in manifest.files}
    needed = [(files, file) for files in earlier for file in _needed(files, manifest) if file.path not in used]
    if not needed:
        return manifest
    folders = folders_of(used)
    kept: dict[str, ReleasedFile] = {}
    for files, file in needed:
        known = kept.get(file.path)
        is_nearer = known is not None and known.age <= file.age
        is_free = file.path not in folders and used.isdisjoint(folders_of([file.path]))
        if is_free and not is_nearer and (known or files.has(file)):
            kept[file.path] = file
    return replace(manifest, kept_assets=tuple(kept[path] for path in sorted(kept)))


def _needed(files: ReleaseFiles, manifest: Manifest) -> list[ReleasedFile]:
    release = files.release
    return needed_assets(release.manifest, is_new=release.digest != manifest.digest) if release else []


def needed_assets(old: Manifest, is_new: bool) -> list[ReleasedFile]:
    """What pages of a release need, as the next release keeps it; as it keeps it itself where nothing `is_new`."""
    if not is_new:
        return list(old.kept_assets)
    own = [structs.replace(file, age=1, languages=()) for file in old.files if is_hashed_asset(file)]
    aged = [structs.replace(file, age=file.age + 1) for file in old.kept_assets if file.age < KEPT_RELEASES]
    return own + aged


def is_hashed_asset(file: ReleasedFile) -> bool:
    """Whether a file is one of the theme whose name changes with its bytes: both versions can stand side by side."""
    match = _DIGEST_IN_NAME.search(file.path) if file.theme else None
    return match is not None and file.sha256.startswith(match[1])
