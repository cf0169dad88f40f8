"""Publishing: a verified release replaces what is live, unless something speaks against it."""

from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from kbtool.build.releases import Departure, Manifest, Release, current, departures, find_release
from kbtool.config import Configuration
from kbtool.diagnostics import Severity
from kbtool.errors import KbError
from kbtool.history.source import is_older
from kbtool.publish.place import Place
from kbtool.publish.places import open_place
from kbtool.publish.receipt import refuse_changed, refuse_unverified
from kbtool.publish.record import Record
from kbtool.verify.check import verify_site
from kbtool.verify.registry import find_safety_rules
from kbtool.verify.sources.repository import read_repository


@dataclass(frozen=True, slots=True)
class Request:
    """What to publish, and what may be overridden."""

    site: Path
    """The folder that `kbtool build` wrote."""
    today: date
    """The day that schedules are held against."""
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
        record = _not_foreign(place, record, audience, request)
        release = _earlier(place, record, audience, request) if request.rolls_back else _chosen(audience, request)
        if request.rolls_back or request.digest:
            _refuse_restricted(configuration, release, request)
        if not request.rolls_back:
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


def _not_foreign(place: Place, record: Record, audience: str, request: Request) -> Record:
    """The record; with what somebody else has put there as to be written or removed, where it may be."""
    if record.live and record.live.audience != audience:
        raise KbError(f"{place.name} holds the site of {record.live.audience}, not of {audience}")
    foreign = place.listing() if record == Record() else ()
    if foreign and not request.replaces:
        raise KbError(f"{place.name} holds what kbtool did not put there, such as {foreign[0]}; --replace removes it")
    return replace(record, pending=foreign) if foreign else record


def _refuse_restricted(configuration: Configuration, release: Release, request: Request) -> None:
    """What readers could see once may be restricted today: an earlier release is verified against today's articles.

    Rules about pages do not count: they may be younger than the release, and going back must be possible.
    """
    repository = read_repository(configuration, request.today)
    verified = verify_site(release.folder, release.audience, repository, find_safety_rules())
    errors = [item for item in verified.diagnostics if item.severity is Severity.ERROR]
    if errors:
        raise KbError(
            f"release {release.digest} of {release.audience} holds what is restricted now; undo the change in Git and "
            f"build instead: {errors[0].path}: {errors[0].message}"
        )


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
