"""Editions of the live release in the next one."""

from collections.abc import Collection

from msgspec.structs import replace

from kbtool.build.releases.release_files import ReleaseFiles
from kbtool.build.releases.tree import Files
from kbtool.errors import KbError


def carry_over(live: ReleaseFiles, languages: Collection[str], files: Files) -> None:
    """Enters the files of the editions in `languages` of the live release in `files`.

    Where an edition that was built anew brings a shared file, that is the one. Raises KbError where a file of the live
    release is no longer what was built.
    """
    live.look()
    for old in live.release.manifest.files if live.release else ():
        used_by = tuple(language for language in old.languages if language in languages)
        if not used_by:
            continue
        new = files.get(old.path)
        if new is None and live.find(old.path) is None:
            audience = live.release.audience if live.release else ""
            raise KbError(f"{live.folder / old.path}: is not what was built; build every language of {audience}")
        users = tuple(sorted({*used_by, *(new.languages if new else ())}))
        file = new or old
        files[old.path] = file if file.languages == users else replace(file, languages=users)
