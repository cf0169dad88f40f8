"""What publishing changed, for people and for scripts."""

import json
from collections.abc import Iterable

from kbtool.build.releases import Departure, difference
from kbtool.build.releases.difference import render_changes
from kbtool.publish.publish import Published


def published_text(published: Published, address: str, is_dry: bool) -> str:
    """A line on the release, then the addresses that others must forget; each line ends in a newline."""
    told = render_changes(published.old, published.new) or ("nothing has changed" if published.old else "all is new")
    verb = "would go" if is_dry else "is live"
    lines = [f"{published.audience} {verb}: {published.place}, release {published.new.digest}: {told}"]
    if published.departures:
        lines.append("  to purge from caches, and to report to search engines as gone:")
        lines += [f"    {address}{departure.address}{_where(departure)}" for departure in published.departures]
    return "".join(f"{line}\n" for line in lines)


def _where(departure: Departure) -> str:
    return f"    now only for {departure.audience}" if departure.audience else ""


def published_json(published: Iterable[tuple[Published, str]]) -> str:
    """Each audience with the address of its site. `format` changes when a reader of it would have to."""
    data = [
        {
            "audience": item.audience,
            "place": item.place,
            "release": item.new.digest,
            "changes": [
                {
                    "language": language,
                    "added": [address + path for path in changes.added],
                    "changed": [address + path for path in changes.changed],
                    "removed": [address + path for path in changes.removed],
                }
                for language, changes in difference(item.old, item.new).items()
            ],
            "purge": [
                {"address": address + departure.address, "audience": departure.audience}
                for departure in item.departures
            ],
        }
        for item, address in published
    ]
    return json.dumps({"format": 1, "published": data}, ensure_ascii=False, indent=1)
