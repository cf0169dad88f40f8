"""Finished sites: written beside the live one, switched to in one step, kept for a while, compared and joined."""

from kbtool.build.releases.difference import Changes, Departure, departures, difference
from kbtool.build.releases.manifest import Manifest, ReleasedFile
from kbtool.build.releases.manifest_json import manifest_json, read_manifest
from kbtool.build.releases.release import Release, current, find_release, history

__all__ = [
    "Changes",
    "Departure",
    "Manifest",
    "Release",
    "ReleasedFile",
    "current",
    "departures",
    "difference",
    "find_release",
    "history",
    "manifest_json",
    "read_manifest",
]
