"""What became of an audience's site between two releases."""

from collections import defaultdict
from collections.abc import Iterable
from urllib.parse import quote

from msgspec import Struct, field

from kbtool.build.releases.manifest import Manifest

INDEX = "index.html"


class Changes(Struct, frozen=True):
    """Addresses below the audience's site, percent-encoded as in a link (`zh/billing/refunds/`), each list sorted."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


class Departure(Struct, frozen=True):
    """An address that answered in the old release and does not in the new one."""

    address: str
    audience: str | None
    """The widest of the narrower audiences that still has it: it was reclassified; None where it is gone for all."""


def difference(old: Manifest | None, new: Manifest | None) -> dict[str | None, Changes]:
    """Locale → what changed in the files of its edition; None as the key for what editions share.

    Either manifest may be None, for a site that is not there. Editions without a change are left out.
    """
    found: dict[str | None, _Paths] = defaultdict(_Paths)
    before = {file.path: file for file in old.files} if old else {}
    for file in new.files if new else ():
        former = before.pop(file.path, None)
        if former is None:
            found[file.language].added.append(file.path)
        elif former.language != file.language:
            found[former.language].removed.append(file.path)
            found[file.language].added.append(file.path)
        elif former.sha256 != file.sha256:
            found[file.language].changed.append(file.path)
    for file in before.values():
        found[file.language].removed.append(file.path)
    return {language: found[language].changes() for language in sorted(found, key=lambda language: language or "")}


class _Paths(Struct):
    """What became of the files of an edition."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)

    def changes(self) -> Changes:
        return Changes(_addresses(self.added), _addresses(self.changed), _addresses(self.removed))


def render_changes(old: Manifest | None, new: Manifest) -> str:
    """`3 new, 10 changed, 2 gone`, in addresses; empty where nothing changed, or nothing was there."""
    found = list(difference(old, new).values()) if old else []
    numbers = (
        (sum(len(changes.added) for changes in found), "new"),
        (sum(len(changes.changed) for changes in found), "changed"),
        (sum(len(changes.removed) for changes in found), "gone"),
    )
    return ", ".join(f"{number} {what}" for number, what in numbers if number)


def departures(old: Manifest | None, new: Manifest | None, narrower: Iterable[Manifest]) -> tuple[Departure, ...]:
    """What caches and search engines must forget, sorted: every address and file that left the audience's site.

    Files of the theme say nothing of anybody's articles: a style or script of another version is no departure.

    `narrower` holds the new releases of the audiences that may read more, widest first. Addresses in
    `difference(…).changed` may have told about what left (a listing, the search data): caches must fetch them again.
    """
    here = {file.path for file in new.files} if new else set[str]()
    gone = [file.path for file in old.files if not file.theme and file.path not in here] if old else []
    others = [(manifest.audience, {file.path for file in manifest.files}) for manifest in narrower] if gone else []
    return tuple(
        Departure(address(path), next((audience for audience, known in others if path in known), None))
        for path in sorted(gone, key=address)
    )


def address(path: str) -> str:
    """The address of a released file, below the audience's site."""
    is_index = path == INDEX or path.endswith(f"/{INDEX}")
    return quote(path.removesuffix(INDEX) if is_index else path)


def _addresses(paths: Iterable[str]) -> tuple[str, ...]:
    """As links, sorted."""
    return tuple(sorted(map(address, paths)))
