"""Absolute addresses that lead back into one of our own sites."""

import re
from collections.abc import Iterable
from urllib.parse import unquote, urlsplit

from msgspec import Struct

from kbtool.config import Configuration

ABSOLUTE = re.compile(r"https?:[\\/]+(?:[^\\/?#@]*@)?([^\\/?#:]*)(?::\d*)?([^?#]*)", re.IGNORECASE)
"""Host and path of an address as browsers read it (WHATWG URL Standard, 4.4): back slashes count as slashes."""
IGNORED = re.compile(r"[\t\n\r]")


class OwnSite(Struct, frozen=True):
    """The site of one audience."""

    audience: str
    host: str
    """In lower case, without port."""
    path: str
    """With slashes at both ends: `/` or `/help/`."""
    is_open: bool
    """Whether the readers of the edition may see this site: it is theirs or one for a wider audience."""


def own_sites(configuration: Configuration, audience: str) -> tuple[OwnSite, ...]:
    """The sites that have an address, as an edition for `audience` sees them; the longest path first."""
    settings = configuration.settings
    found = []
    for name in settings.audiences:
        parts = urlsplit(configuration.address(name) or "")
        if parts.hostname:
            path = f"/{parts.path.strip('/')}/".replace("//", "/")
            found.append(OwnSite(name, parts.hostname, path, settings.may_read(audience, name)))
    return tuple(sorted(found, key=lambda site: -len(site.path)))


def find_own_site(url: str, sites: Iterable[OwnSite]) -> tuple[OwnSite, str] | None:
    """The site an absolute address leads to, and the path below it, decoded; None for another host."""
    match = ABSOLUTE.match(IGNORED.sub("", url).strip())
    if not match:
        return None
    host, path = unquote(match[1]).rstrip(".").lower(), unquote(match[2]).replace("\\", "/") or "/"
    for site in sites:
        if host == site.host and f"{path}/".startswith(site.path):
            return site, path.removeprefix(site.path).lstrip("/")
    return None


def without_own_addresses(text: str, sites: Iterable[OwnSite], instead: str) -> str:
    """A text in which each absolute address of our own sites has made way for `instead`."""
    hosts = "|".join(re.escape(host) for host in sorted({site.host for site in sites}))
    return re.sub(rf"https?:[\\/]+(?:{hosts})[^\s<>()\[\]]*", instead, text, flags=re.IGNORECASE) if hosts else text
