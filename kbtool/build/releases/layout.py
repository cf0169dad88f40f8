"""Where everything lies in a site's folder.

    site/.releases/<audience>/<digest>/…       what is served
    site/.releases/<audience>/<digest>.json    its manifest; others may lay <digest>.<more>.json beside it
    site/.releases/.live/<number>/<audience>   -> ../../<audience>/<digest>: one choice for all audiences, never changed
    site/.releases/.live/<number>/.nginx/…     <audience>.conf: the configuration for nginx that goes with the choice
    site/.releases/.live/<number>/.apache/…    the same for Apache
    site/.current                              -> .releases/.live/<number>: the one link that a release switches
    site/<audience>                            -> .current/<audience>: what a web server serves
    site/.nginx, site/.apache                  -> .current/.nginx, …: what a web server includes

The choices are numbered, so that what was live before is known without a clock.
"""

from pathlib import Path

RELEASES = ".releases"
LIVE = ".live"
CURRENT = ".current"
NGINX, APACHE = ".nginx", ".apache"
SERVERS = (APACHE, NGINX)
"""Folders of the servers' files."""
BUILDING = ".building-"
LOCK = ".lock"


def release_folder(site: Path, audience: str, digest: str) -> Path:
    """What is served of a release."""
    return site / RELEASES / audience / digest


def manifest_path(site: Path, audience: str, digest: str) -> Path:
    """The manifest of a release."""
    return site / RELEASES / audience / f"{digest}.json"


def choices(site: Path) -> Path:
    """The folder of all choices."""
    return site / RELEASES / LIVE


def server_file(server: str, audience: str) -> str:
    """The path of a server's file for an audience, below the folder of a choice or of a site."""
    return f"{server}/{audience}.conf"
