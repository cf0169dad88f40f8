"""What became of an audience's site between two releases."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from kbtool.build.releases.manifest import Manifest

INDEX = "index.html"


@dataclass(frozen=True, slots=True)
class Changes:
    """Addresses below the audience's site, percent-encoded as in a link (`zh/billing/refunds/`), each list sorted."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Departure:
    """An address that answered in the old release and does not in the new one."""

    address: str
    audience: str | None
    """The widest of the narrower audiences that still has it: it was reclassified; None where it is gone for all."""


def difference(old: Manifest | None, new: Manifest | None) -> dict[str | None, Changes]:
    """Locale → what changed in the files of its edition; None as the key for what editions share.

    Either manifest may be None, for a site that is not there. Editions without a change are left out.
    """
    before, after = _by_language(old), _by_language(new)
    found = {
        language: _changes(before.get(language, {}), after.get(language, {}))
        for language in sorted(before.keys() | after.keys(), key=lambda language: language or "")
    }
    return {language: changes for language, changes in found.items() if changes != Changes()}


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
    others = [(manifest.audience, _addresses(manifest)) for manifest in narrower]
    gone = {address(file.path) for file in old.files if not file.theme} if old else set[str]()
    gone -= _addresses(new).keys()
    return tuple(
        Departure(address, next((audience for audience, known in others if address in known), None))
        for address in sorted(gone)
    )


def address(path: str) -> str:
    """The address of a released file, below the audience's site."""
    is_index = path == INDEX or path.endswith(f"/{INDEX}")
    return quote(path.removesuffix(INDEX) if is_index else path)


def _addresses(manifest: Manifest | None) -> dict[str, str]:
    """Address → SHA-256 of its bytes."""
    return {address(file.path): file.sha256 for file in manifest.files} if manifest else {}


def _by_language(manifest: Manifest | None) -> dict[str | None, dict[str, str]]:
    """Locale → address → SHA-256."""
    found: dict[str | None, dict[str, str]] = {}
    for file in manifest.files if manifest else ():
        found.setdefault(file.language, {})[address(file.path)] = file.sha256
    return found


def _changes(old: Mapping[str, str], new: Mapping[str, str]) -> Changes:
    return Changes(
        added=tuple(sorted(new.keys() - old.keys())),
        changed=tuple(sorted(key for key in old.keys() & new.keys() if old[key] != new[key])),
        removed=tuple(sorted(old.keys() - new.keys())),
    )
