"""Removes releases that are too old, and whatever an earlier kbtool or a build that was killed has left."""

from collections.abc import Collection
from pathlib import Path

from kbtool.build.releases.layout import CURRENT, LIVE, RELEASES, choices
from kbtool.build.releases.lock import locked
from kbtool.build.releases.recycling import KEPT
from kbtool.build.releases.release import chosen, live_digests, ordered_choices, ordered_digests


def remove_old_releases(site: Path) -> None:
    """Removes every release but the live ones. Raises KbError when a build is writing to `site`."""
    with locked(site) as building:
        prune(site, building, kept=1)


def prune(site: Path, building: Path, kept: int = KEPT) -> None:
    """Moves everything but the newest releases to `building`, where it is removed at the end.

    A release that is removed only half must not pass for one. The site must be locked.
    """
    trash = building / "trash"
    trash.mkdir()
    keep = {audience: ordered_digests(site, audience)[:kept] for audience in live_digests(site)}
    _remove_choices(site, keep, trash)
    for path in sorted((site / RELEASES).iterdir()):
        if path.name == LIVE:
            continue
        if path.name not in keep or path.is_symlink() or not path.is_dir():
            _throw_away(path, trash)
        else:
            _remove_releases(path, keep[path.name], trash)


def _remove_releases(folder: Path, keep: Collection[str], trash: Path) -> None:
    """First the manifests: without one a folder is no release."""
    for path in sorted(folder.iterdir(), key=lambda path: path.is_dir()):
        if path.name.partition(".")[0] not in keep:
            _throw_away(path, trash)


def _remove_choices(site: Path, keep: dict[str, list[str]], trash: Path) -> None:
    """A choice stays as long as it is the newest one with a release that stays: from these their order is known."""
    live = (site / CURRENT).readlink().name
    missing = {(audience, digest) for audience, digests in keep.items() for digest in digests}
    missing -= set(live_digests(site).items())
    numbers = ordered_choices(site)
    for choice in numbers:
        named = missing.intersection(chosen(choice).items())
        missing -= named
        if not named and choice.name != live:
            _throw_away(choice, trash)
    for path in choices(site).iterdir():
        if path not in numbers:
            _throw_away(path, trash)


def _throw_away(path: Path, trash: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        number = len(list(trash.iterdir()))
        path.replace(trash / f"{number}-{path.name}")
    else:
        path.unlink()
