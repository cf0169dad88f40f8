"""Findings as SARIF 2.1.0, the format of code scanning services.

Source: OASIS Standard "Static Analysis Results Interchange Format (SARIF) Version 2.1.0"; the numbers are its sections.
"""

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from kbtool import __version__
from kbtool.diagnostics import Severity, Span
from kbtool.diagnostics.fingerprint import fingerprints
from kbtool.lint.finding import Edit
from kbtool.lint.linting import Reported
from kbtool.lint.manual import Entry, find_entries

VERSION = "2.1.0"
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
ROOT = "%SRCROOT%"


def render_sarif(reported: Iterable[Reported], prefix: str = "") -> str:
    """A log with one run; `prefix` leads from the top of the repository to the folder of mkdocs.yml: `help/`."""
    found = tuple(reported)
    entries = find_entries()
    indexes = {entry.id: index for index, entry in enumerate(entries)}
    names = fingerprints(item.diagnostic for item in found)
    run = {
        "tool": {"driver": {"name": "kbtool", "version": __version__, "rules": [_rule(entry) for entry in entries]}},
        "columnKind": "unicodeCodePoints",  # 3.14.17
        "results": [
            _result(item, indexes[item.diagnostic.id], name, prefix) for item, name in zip(found, names, strict=True)
        ],
    }
    return json.dumps({"$schema": SCHEMA, "version": VERSION, "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(entry: Entry) -> dict[str, Any]:
    """3.49"""
    why = f"{entry.title} {entry.why}".strip()
    help_text = f"{why}\n\n{entry.hint}".strip()
    return {
        "id": entry.id,
        "name": entry.name,
        "shortDescription": {"text": entry.title},
        "fullDescription": {"text": why},
        "help": {"text": help_text},
        "defaultConfiguration": {"level": LEVELS[entry.severity]},
    }


def _result(item: Reported, index: int, fingerprint: str, prefix: str) -> dict[str, Any]:
    """3.27"""
    diagnostic = item.diagnostic
    text = f"{diagnostic.message} ({diagnostic.hint})" if diagnostic.hint else diagnostic.message
    location = {"artifactLocation": _place(prefix + diagnostic.path), "region": _region(diagnostic.span)}
    result: dict[str, Any] = {
        "ruleId": diagnostic.id,
        "ruleIndex": index,
        "level": LEVELS[diagnostic.severity],
        "message": {"text": text},
        "locations": [{"physicalLocation": location}],
        "partialFingerprints": {"kbtool/v1": fingerprint},
    }
    if item.edits:
        result["fixes"] = [_fix(item.edits, prefix + diagnostic.path, diagnostic.hint)]
    return result


def _fix(edits: Iterable[Edit], path: str, hint: str) -> dict[str, Any]:
    """3.55: all the edits together are one fix."""
    replacements = [
        {"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.replacement}} for edit in edits
    ]
    change = {"artifactLocation": _place(path), "replacements": replacements}
    return {"description": {"text": hint or "mend"}, "artifactChanges": [change]}


def _place(path: str) -> dict[str, str]:
    """3.4: a path as a relative URI reference."""
    return {"uri": quote(path.encode("utf-8", "surrogateescape")), "uriBaseId": ROOT}


def _region(span: Span) -> dict[str, int]:
    """3.30: lines and columns from 1, the end column is behind the last character."""
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
