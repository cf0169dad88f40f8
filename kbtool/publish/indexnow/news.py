"""What search engines should hear of: the pages in the sitemaps of two releases, and which of them differ."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from defusedxml.ElementTree import parse

from kbtool.build.releases import Release, current, difference, find_release, history
from kbtool.config import Configuration, Mode
from kbtool.errors import KbError

LOCATION = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
INDEX = "sitemap.xml"


@dataclass(frozen=True, slots=True)
class News:
    """Absolute addresses, each list sorted."""

    release: Release
    """The live one."""
    since: str
    """Digest of the one it is compared with; empty where there is none, and all is new."""
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]

    @property
    def addresses(self) -> tuple[str, ...]:
        """All of them: search engines find out by themselves what became of each."""
        return tuple(sorted((*self.added, *self.changed, *self.removed)))


def find_news(configuration: Configuration, site: Path, since: str = "") -> News:
    """What changed in the live public release since the release with the digest `since`, or since the one before.

    Raises KbError where there is no release of that name or none at all, or the site invites no search engine.
    """
    new = _live(configuration, site)
    old = find_release(site, new.audience, since) if since else next(iter(_others(site, new)), None)
    if since and not old:
        known = ", ".join(release.digest for release in _others(site, new)) or "no other than the live one"
        raise KbError(f"{site}: there is no release {since} of {new.audience}; it has {known}")
    address = configuration.address(new.audience)
    before, after = (_listed(release, address) if release else set() for release in (old, new))
    changes = difference(old.manifest if old else None, new.manifest).values()
    changed = {f"{address}{path}" for item in changes for path in item.changed}
    return News(
        release=new,
        since=old.digest if old else "",
        added=tuple(sorted(after - before)),
        changed=tuple(sorted(before & after & changed)),
        removed=tuple(sorted(before - after)),
    )


def _live(configuration: Configuration, site: Path) -> Release:
    settings = configuration.settings
    if settings.mode is Mode.SETUP:
        raise KbError("mode: setup asks search engines to stay away; set extra.kbtool.mode: live first")
    if not configuration.address(settings.widest):
        raise KbError(f"{configuration.path}: site_url: is not set; search engines need whole addresses")
    release = current(site, settings.widest)
    if release is None:
        raise KbError(f"{site}: holds no release of {settings.widest}; run kbtool build first")
    return release


def _others(site: Path, live: Release) -> list[Release]:
    """The other releases of the audience on disk, the one that was live last first."""
    return [release for release in history(site, live.audience) if release.digest != live.digest]


def _listed(release: Release, address: str) -> set[str]:
    """The pages that the sitemaps of a release name below the address."""
    names = (unquote(urlsplit(url).path.rpartition("/")[2]) for url in _locations(release.folder / INDEX))
    urls = (url for name in names for url in _locations(release.folder / name))
    return {url for url in urls if url.startswith(address)}


def _locations(path: Path) -> Iterator[str]:
    """The addresses in a sitemap or an index; none where there is no such file."""
    if path.is_file():
        yield from (element.text or "" for element in parse(path).iter(LOCATION))
