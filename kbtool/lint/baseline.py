"""A list of findings that were there before: they do not count, so that an old base starts green."""

import json
from collections.abc import Iterable
from pathlib import Path

from kbtool.diagnostics import Diagnostic
from kbtool.diagnostics.fingerprint import fingerprints
from kbtool.errors import KbError

VERSION = 1


def read_baseline(path: Path) -> frozenset[str]:
    """The fingerprints in a file that `write_baseline` has written. Raises KbError for any other."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise KbError(f"{path}: cannot be read: {error.strerror}; --write-baseline writes it") from error
    except ValueError as error:
        raise KbError(f"{path}: is no baseline: {error}") from error
    if not isinstance(data, dict) or data.get("version") != VERSION:
        raise KbError(f"{path}: is no baseline of version {VERSION}; --write-baseline writes it anew")
    try:
        return frozenset(str(item["fingerprint"]) for item in data["findings"])
    except (KeyError, TypeError) as error:
        raise KbError(f"{path}: is no baseline: a finding without fingerprint") from error


def write_baseline(path: Path, diagnostics: Iterable[Diagnostic]) -> None:
    """Writes all findings; path and rule are there for people who read it. Raises KbError when it cannot be written."""
    found = tuple(diagnostics)
    findings = [
        {"path": item.path, "rule": item.name, "fingerprint": fingerprint}
        for item, fingerprint in zip(found, fingerprints(found), strict=True)
    ]
    text = json.dumps({"version": VERSION, "findings": findings}, ensure_ascii=False, indent=1)
    try:
        path.write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        raise KbError(f"{path}: cannot be written: {error.strerror}") from error
