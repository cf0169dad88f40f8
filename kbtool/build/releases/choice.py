"""A choice: which release of each audience is live, and what the web server has to know of it.

It is a folder of links, one for each audience, with the server's files beside them, and is never changed: so the one
link that leads to it switches the sites and the configuration that fits them.
"""

from collections.abc import Mapping
from pathlib import Path

from kbtool.build.releases.durable import sync_tree
from kbtool.build.releases.layout import CURRENT, SERVERS, server_file
from kbtool.build.releases.release import chosen, ordered_choices


def write_choice(folder: Path, digests: Mapping[str, str], server_files: Mapping[str, str]) -> None:
    """Writes a choice into a new folder, and waits for the disk: audience → digest, path → text of a server's file."""
    folder.mkdir()
    for audience, digest in sorted(digests.items()):
        (folder / audience).symlink_to(f"../../{audience}/{digest}")
    for name, text in sorted(server_files.items()):
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        path.chmod(0o644)
    for place in (folder, *(folder / server for server in SERVERS)):
        if place.is_dir():
            place.chmod(0o755)
    sync_tree(folder)


def chosen_server_files(site: Path, digests: Mapping[str, str]) -> dict[str, str]:
    """Path below a choice → text of each server's file from when the release of its audience was live last."""
    places = [place for place in (site / CURRENT, *ordered_choices(site)) if place.is_dir()]
    found = {}
    for audience, digest in digests.items():
        choice = next((place for place in places if chosen(place).get(audience) == digest), None)
        for name in (server_file(server, audience) for server in SERVERS):
            if choice and (choice / name).is_file():
                found[name] = (choice / name).read_text(encoding="utf-8")
    return found
