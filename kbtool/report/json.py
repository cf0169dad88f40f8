"""Findings and tables for programs.

Every document is one object with `version`. A new member may appear within a version; a member that goes or changes its
meaning makes a new one, so that a script may rely on what it has read once.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kbtool.diagnostics import Diagnostic
from kbtool.report.counts import count_findings

VERSION = 1


def render_json(members: Mapping[str, Any]) -> str:
    """A document with these members, as indented text without a line end. Dates become ISO 8601 texts."""
    return json.dumps({"version": VERSION} | dict(members), ensure_ascii=False, indent=2, default=str)


def render_diagnostics_json(diagnostics: Iterable[Diagnostic]) -> str:
    """`{version, counts: {error, warning, info}, diagnostics: […]}`; lines and columns from 1, ends exclusive."""
    found: Sequence[Diagnostic] = tuple(diagnostics)
    return render_json({"counts": count_findings(found), "diagnostics": [_diagnostic(item) for item in found]})


def _diagnostic(diagnostic: Diagnostic) -> dict[str, Any]:
    span = diagnostic.span
    return {
        "path": diagnostic.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "severity": diagnostic.severity,
        "id": diagnostic.id,
        "name": diagnostic.name,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        "source": diagnostic.source,
    }
