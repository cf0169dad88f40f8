"""Findings as GitLab's code quality report, shown in a merge request.

Source: GitLab Docs, "Code Quality", section on report formats: a JSON list, paths relative to the repository.
"""

import json
from collections.abc import Iterable
from typing import Any

from kbtool.diagnostics import Diagnostic, Severity
from kbtool.diagnostics.fingerprint import fingerprints

SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render_gitlab(diagnostics: Iterable[Diagnostic], prefix: str = "") -> str:
    """The list; `prefix` leads from the top of the repository to the folder of mkdocs.yml: `help/`."""
    found = tuple(diagnostics)
    entries = [_entry(item, name, prefix) for item, name in zip(found, fingerprints(found), strict=True)]
    return json.dumps(entries, ensure_ascii=False, indent=2)


def _entry(diagnostic: Diagnostic, fingerprint: str, prefix: str) -> dict[str, Any]:
    hint = f" ({diagnostic.hint})" if diagnostic.hint else ""
    span = diagnostic.span
    return {
        "description": f"{diagnostic.message}{hint}",
        "check_name": diagnostic.name,
        "fingerprint": fingerprint,
        "severity": SEVERITIES[diagnostic.severity],
        "location": {"path": prefix + diagnostic.path, "lines": {"begin": span.line, "end": span.end_line}},
    }
