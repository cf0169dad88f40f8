"""What a place says about itself: which release is live there. It lies where no reader comes.

{"format": 1, "live": text of the manifest or null, "previous": {"digest", "commit"} or null, "pending": [path, …]}
"""

import json
from dataclasses import dataclass

from kbtool.build.releases.manifest import Manifest
from kbtool.build.releases.manifest_json import manifest_json, parse_manifest
from kbtool.errors import KbError

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Earlier:
    """The release that was live before."""

    digest: str
    commit: str | None


@dataclass(frozen=True, slots=True)
class Record:
    """The state of a place; all empty before the first release."""

    live: Manifest | None = None
    previous: Earlier | None = None
    pending: tuple[str, ...] = ()
    """Paths that an upload was about to write or remove, and may have; sorted. Empty after one that has ended."""


def followed_by(record: Record, manifest: Manifest) -> Record:
    """The record once `manifest` is live; publishing a release again forgets nothing."""
    old = record.live
    if old is None or old.digest == manifest.digest:
        return Record(manifest, record.previous)
    return Record(manifest, Earlier(old.digest, old.commit))


def record_json(record: Record) -> str:
    """The text that `parse_record` reads."""
    previous = record.previous
    data = {
        "format": FORMAT,
        "live": manifest_json(record.live) if record.live else None,
        "previous": {"digest": previous.digest, "commit": previous.commit} if previous else None,
        "pending": record.pending,
    }
    return json.dumps(data, indent=1, sort_keys=True) + "\n"


def parse_record(text: str, place: str) -> Record:
    """The record in a text that was read from `place`. Raises KbError when it is none of ours, or damaged."""
    try:
        data = json.loads(text)
        if data["format"] != FORMAT:
            raise KbError(f"{place}: has format {data['format']}; this kbtool reads format {FORMAT}")
        live = None if data["live"] is None else parse_manifest(data["live"], place)
        previous = data["previous"] and Earlier(data["previous"]["digest"], data["previous"]["commit"])
        return Record(live, previous, tuple(map(str, data["pending"])))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise KbError(f"{place}: is damaged; look at what is live, then publish with --replace") from error
