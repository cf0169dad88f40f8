"""Puts the configuration for nginx beside the sites: `site/.nginx/<audience>.conf`."""

from collections.abc import Iterable
from pathlib import Path

from kbtool.build.releases.durable import replace_text
from kbtool.site.edition_site import EditionSite
from kbtool.site.server_files import nginx_file

FOLDER = ".nginx"


def write_nginx_files(output: Path, sites: Iterable[EditionSite], building: Path) -> None:
    """One file for each audience; it is replaced only where it would say something else.

    `building` is a folder on the same file system. Raises OSError.
    """
    texts = {site.edition.audience: nginx_file(site.headers) for site in sites}
    for audience, text in texts.items():
        path = output / FOLDER / f"{audience}.conf"
        path.parent.mkdir(exist_ok=True)
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            replace_text(path, text, building)
