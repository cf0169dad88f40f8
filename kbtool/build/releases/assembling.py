"""One release from parts that several runners have built."""

import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

from kbtool.build.releases.commit_order import refuse_older
from kbtool.build.releases.compose import compose
from kbtool.build.releases.file_digest import digest
from kbtool.build.releases.live_site import LiveSite
from kbtool.build.releases.lock import locked
from kbtool.build.releases.part import Part, read_parts
from kbtool.build.releases.release import Release, live_digests
from kbtool.build.releases.stamp import Stamp
from kbtool.build.releases.switch import go_live
from kbtool.build.releases.tree import Joined, add
from kbtool.content.edition import Edition
from kbtool.errors import KbError


def assemble(
    folders: Sequence[Path],
    site: Path,
    root: Path,
    *,
    allow_missing: bool = False,
    allow_older: bool = False,
    wait: bool = False,
) -> dict[str, Release]:
    """Joins parts into one release for each of their audiences and makes it live; returns audience → live release.

    Audiences without a part stay as they are in `site`. With `allow_missing`, so do languages. `root` is a folder of
    the repository, which knows the order of commits.

    Raises KbError, with the old sites as they were, when parts come from different commits, versions or
    configurations, or from files that nobody has committed; when a file is not what its manifest says, or shared files
    differ; when an edition comes twice or is missing; when an older commit would replace a newer one.
    """
    if not folders:
        raise KbError("no part was given")
    parts = [part for folder in folders for part in read_parts(folder)]
    stamp = _common_stamp(parts)
    _refuse_twice(parts)
    if not allow_missing:
        _refuse_missing(parts)
    with locked(site, wait) as building:
        live = LiveSite(site)
        if not allow_older:
            editions = [Edition(part.manifest.audience, name) for part in parts for name in part.manifest.languages]
            refuse_older(live, editions, stamp.source, root)
        try:
            joined = _join(parts, building / "tree")
            kept = {name for part in parts for name in part.manifest.expected} if allow_missing else set[str]()
            drafts = compose(joined, sorted(joined), kept, stamp, live, building / "tree")
            server_files = {name: text for part in parts for name, text in part.server_files.items()}
            return go_live(site, drafts, live_digests(site).keys() - joined.keys(), building, server_files, live)
        except OSError as error:
            raise KbError(f"{error.filename or site}: {error.strerror or error}") from error


def _common_stamp(parts: Sequence[Part]) -> Stamp:
    first = parts[0]
    stamp = _stamp(first)
    for part in parts:
        if part.manifest.dirty:
            raise KbError(f"{part.folder}: was built from files that were not committed; no other part can match it")
        other = _stamp(part)
        for what, one, two in (
            ("commit", stamp.source.commit, other.source.commit),
            ("version of kbtool", stamp.tool_version, other.tool_version),
            ("engine", stamp.engine, other.engine),
            ("configuration", stamp.configuration, other.configuration),
        ):
            if one != two:
                raise KbError(f"{part.folder}: its {what} is {two}, that of {first.folder} is {one}")
    return stamp


def _stamp(part: Part) -> Stamp:
    manifest = part.manifest
    return Stamp(manifest.source, manifest.tool_version, manifest.engine, manifest.configuration)


def _refuse_twice(parts: Iterable[Part]) -> None:
    seen: dict[Edition, Part] = {}
    for part in parts:
        for language in part.manifest.languages:
            edition = Edition(part.manifest.audience, language)
            other = seen.setdefault(edition, part)
            if other is not part:
                raise KbError(f"{part.folder}: holds {edition}, which {other.folder} holds too")


def _refuse_missing(parts: Sequence[Part]) -> None:
    there = {Edition(part.manifest.audience, language) for part in parts for language in part.manifest.languages}
    wanted = {Edition(part.manifest.audience, language) for part in parts for language in part.manifest.expected}
    if missing := sorted(wanted - there):
        raise KbError(f"no part holds {', '.join(map(str, missing))}; build it, or add --allow-missing")


def _join(parts: Iterable[Part], tree: Path) -> dict[str, Joined]:
    """Copies the files of all parts, each checked against its manifest, into `tree`/<audience>."""
    joined: dict[str, Joined] = {}
    for part in parts:
        built = joined.setdefault(part.manifest.audience, Joined())
        built.languages.update(part.manifest.languages)
        built.expected.update(part.manifest.expected)
        _refuse_unlisted(part)
        for file in part.manifest.files:
            add(built.files, file, str(part.folder))
            source, target = part.folder / file.path, tree / part.manifest.audience / file.path
            if not source.is_file():
                raise KbError(f"{source}: is in the manifest, but not there")
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
            if digest(target) != file.sha256:
                raise KbError(f"{source}: is not what the manifest says")
    return joined


def _refuse_unlisted(part: Part) -> None:
    listed = {file.path for file in part.manifest.files}
    for path in sorted(part.folder.rglob("*")):
        if path.is_symlink() or (not path.is_dir() and path.relative_to(part.folder).as_posix() not in listed):
            raise KbError(f"{path}: is not in the manifest")
