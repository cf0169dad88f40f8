"""Publishing: a verified release replaces what is live, unless something speaks against it."""

from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from kbtool.build.releases import Departure, Manifest, Release, current, departures, find_release
from kbtool.config import Configuration
from kbtool.errors import KbError
from kbtool.history.source import is_older
from kbtool.publish.place import Place
from kbtool.publish.places import open_place
from kbtool.publish.receipt import refuse_changed, refuse_unverified
from kbtool.publish.record import Record


@dataclass(frozen=True, slots=True)
class Request:
    """What to publish, and what may be overridden."""

    site: Path
    """The folder that `kbtool build` wrote."""
    digest: str = ""
    """A release on disk; empty for the live one."""
    rolls_back: bool = False
    """True sends the release that was live at the place before."""
    allows_older: bool = False
    allows_dirty: bool = False
    replaces: bool = False
    """True takes the place of what kbtool did not put there."""
    is_dry: bool = False
    """True changes nothing."""


@dataclass(frozen=True, slots=True)
class Published:
    """What happened, or would."""

    audience: str
    place: str
    old: Manifest | None
    """What was live; None where nothing was."""
    new: Manifest
    departures: tuple[Departure, ...]
    """What caches and search engines must forget."""


def publish(configuration: Configuration, audience: str, request: Request) -> Published:
    """Makes one audience's release live at its place. Raises KbError, with the place as it was, when it may not go."""
    if audience not in configuration.settings.audiences:
        raise KbError(f"there is no audience {audience}; mkdocs.yml has {', '.join(configuration.settings.audiences)}")
    with ExitStack() as stack:
        place = open_place(configuration, audience, stack)
        record = place.record()
        _refuse_foreign(place, record, audience, request)
        if request.rolls_back:
            release = _earlier(place, record, audience, request)
        else:
            release = _chosen(audience, request)
            _refuse_doubtful(configuration, place, record, release, request)
        if not request.is_dry:
            place.send(release, record)
        narrower = _narrower(configuration, audience, request.site)
        return Published(
            audience=audience,
            place=place.name,
            old=record.live,
            new=release.manifest,
            departures=departures(record.live, release.manifest, narrower),
        )


def _chosen(audience: str, request: Request) -> Release:
    found = find_release(request.site, audience, request.digest) if request.digest else current(request.site, audience)
    if found is None:
        what = f"release {request.digest} of {audience}" if request.digest else f"release of {audience}"
        raise KbError(f"{request.site}: there is no {what}; run kbtool build")
    refuse_unverified(found)
    return found


def _refuse_foreign(place: Place, record: Record, audience: str, request: Request) -> None:
    if record.live and record.live.audience != audience:
        raise KbError(f"{place.name} holds the site of {record.live.audience}, not of {audience}")
    if record == Record() and not request.replaces and not place.is_empty():
        raise KbError(f"{place.name} holds what kbtool did not put there; --replace takes its place")


def _refuse_doubtful(
    configuration: Configuration, place: Place, record: Record, release: Release, request: Request
) -> None:
    manifest = release.manifest
    missing = sorted(set(manifest.expected) - set(manifest.languages))
    if missing:
        raise KbError(f"the release of {release.audience} has no {', '.join(missing)} yet; build every language")
    sources = [manifest.source, *manifest.carried.values()]
    if not request.allows_dirty and any(source.dirty for source in sources):
        raise KbError(
            f"the release of {release.audience} was built from files that nobody has committed; "
            "commit and build again, or add --allow-dirty"
        )
    if record.live and not request.allows_older and is_older(configuration.root, manifest.source, record.live.source):
        raise KbError(
            f"{place.name} is live from commit {_short(record.live)}, which is newer than {_short(manifest)}; "
            "publish the newer one, or add --allow-older"
        )


def _earlier(place: Place, record: Record, audience: str, request: Request) -> Release:
    if record.previous is None:
        raise KbError(f"{place.name}: nothing was live there before")
    if held := place.earlier(record):
        refuse_changed(held)
        return held
    found = find_release(request.site, audience, record.previous.digest)
    if found is None:
        commit = f"commit {record.previous.commit}" if record.previous.commit else "the commit it came from"
        raise KbError(
            f"{request.site}: release {record.previous.digest} is not on this machine; check out {commit}, then "
            "kbtool build, kbtool verify and kbtool publish --allow-older"
        )
    refuse_unverified(found)
    return found


def _narrower(configuration: Configuration, audience: str, site: Path) -> Iterable[Manifest]:
    audiences = configuration.settings.audiences
    found = (current(site, other) for other in audiences[audiences.index(audience) + 1 :])
    return [release.manifest for release in found if release]


def _short(manifest: Manifest) -> str:
    return (manifest.commit or "")[:10]
