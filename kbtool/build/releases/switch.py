"""Puts finished releases in the place of the old ones: all audiences in one step.

The step is one `rename` of a link, so whoever looks sees the old sites or the new ones, whole. Everything that the link
leads to is on the disk before: files, their folders, the manifest, the choice with the server's files, the link.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from kbtool.build.releases.choice import chosen_server_files, write_choice
from kbtool.build.releases.draft import Draft, Settled, install, make_folder, settle
from kbtool.build.releases.durable import replace_link, sync
from kbtool.build.releases.kept_assets import keep_assets
from kbtool.build.releases.layout import CURRENT, LIVE, RELEASES, SERVERS, choices
from kbtool.build.releases.live_site import LiveSite
from kbtool.build.releases.lock import locked
from kbtool.build.releases.prune import prune
from kbtool.build.releases.release import Release, find_release, live_digests, ordered_choices, released
from kbtool.build.releases.release_files import ReleaseFiles
from kbtool.errors import KbError


def go_live(
    site: Path,
    drafts: Sequence[Draft],
    unchanged: Iterable[str],
    building: Path,
    server_files: Mapping[str, str] = {},
    live: LiveSite | None = None,
) -> dict[str, Release]:
    """Makes the drafts the live sites of their audiences; returns audience → live release.

    The audiences in `unchanged` keep theirs; any other is gone. The site must be `locked`; `building` is the folder
    that this gives. `server_files` holds what goes live with drafts: path below a choice → text. `live` is what was
    live when the drafts were made. Until the one rename the old sites are live, with the old files of the server.
    Raises KbError, OSError.
    """
    _refuse_foreign(site, [draft.manifest.audience for draft in drafts])
    live = live or LiveSite(site)
    digests = live_digests(site)
    chosen = {audience: digests[audience] for audience in unchanged if audience in digests}
    ready = [_settle(draft, live, building) for draft in drafts]
    for settled in ready:
        install(site, settled, building, live.store)
        chosen[settled.manifest.audience] = settled.manifest.digest
    _choose(site, chosen, {**chosen_server_files(site, chosen), **server_files}, building)
    made = {settled.manifest.audience: released(site, settled.manifest) for settled in ready}
    kept = {audience: find_release(site, audience, name) for audience, name in chosen.items() if audience not in made}
    return dict(sorted((made | {audience: release for audience, release in kept.items() if release}).items()))


def switch_to(site: Path, audience: str, digest: str, wait: bool = False) -> Release:
    """Makes a release that is on disk the live one of its audience; the other audiences keep theirs.

    Raises KbError where there is no such release, or another build holds the site.
    """
    with locked(site, wait) as building:
        release = find_release(site, audience, digest)
        if release is None:
            raise KbError(f"{site}: there is no release {digest} of {audience}")
        chosen = {**live_digests(site), audience: digest}
        _choose(site, chosen, chosen_server_files(site, chosen), building)
    return release


def _refuse_foreign(site: Path, audiences: Iterable[str]) -> None:
    for path in (site / audience for audience in audiences):
        is_ours = path.is_symlink() and path.readlink() == Path(CURRENT, path.name)
        if not is_ours and (path.is_symlink() or path.exists()):
            raise KbError(f"{path}: was not made by kbtool build; move it away or choose --output")


def _settle(draft: Draft, live: LiveSite, building: Path) -> Settled:
    """The draft with those files of earlier releases that it keeps.

    Files of the live release go before equal ones that are new, so that they stay as old as they are: web servers tell
    browsers and caches by the time of a file whether it has changed.
    """
    manifest = draft.manifest
    earlier = [live.of(manifest.audience)]
    same = find_release(live.site, manifest.audience, manifest.digest, live.store)
    if same and earlier[0].release != same:
        earlier.insert(0, ReleaseFiles(same, live.store))
    kept = keep_assets(reversed(earlier), manifest)
    ground = live.groundwork.get(manifest.audience)
    return settle(replace(draft, manifest=kept), earlier, live.site, building, live.store, ground)


def _choose(site: Path, chosen: Mapping[str, str], server_files: Mapping[str, str], building: Path) -> None:
    """Lets the site's folders lead to these releases, audience → digest, and to what the server has to know of them."""
    live = live_digests(site)
    if (live, chosen_server_files(site, live)) != (chosen, server_files):
        make_folder(choices(site))
        number = max((int(path.name) for path in ordered_choices(site)), default=0) + 1
        choice = building / str(number)
        write_choice(choice, chosen, server_files)
        choice.replace(choices(site) / choice.name)
        sync(choices(site))
        replace_link(site / CURRENT, f"{RELEASES}/{LIVE}/{number}", building)
    _link_audiences(site, chosen, building)
    _link_server_files(site, building)
    prune(site, building)


def _link_audiences(site: Path, audiences: Iterable[str], building: Path) -> None:
    for audience in sorted(audiences):
        if not (site / audience).is_symlink():
            replace_link(site / audience, f"{CURRENT}/{audience}", building)
    for path in site.iterdir():
        if path.is_symlink() and path.name not in audiences and path.readlink() == Path(CURRENT, path.name):
            path.unlink()


def _link_server_files(site: Path, building: Path) -> None:
    for server in SERVERS:
        link = site / server
        if link.is_dir() and not link.is_symlink():  # of a kbtool that wrote the files here
            link.replace(building / server)
        if (site / CURRENT / server).is_dir() and not link.is_symlink():
            replace_link(link, f"{CURRENT}/{server}", building)
