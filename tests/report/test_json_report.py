"""Findings as programs read them."""

import json

from kbtool.diagnostics import Diagnostic, Severity, Span
from kbtool.report.json import VERSION, render_diagnostics_json, render_json


def test_a_finding_has_every_member() -> None:
    found = Diagnostic("docs/fa/a.md", Span(2, 3, 2, 7), Severity.WARNING, "KB101", "unknown-key", "چیست", "h", "s")
    assert json.loads(render_diagnostics_json([found])) == {
        "version": VERSION,
        "counts": {"error": 0, "warning": 1, "info": 0},
        "diagnostics": [
            {
                "path": "docs/fa/a.md",
                "line": 2,
                "column": 3,
                "end_line": 2,
                "end_column": 7,
                "severity": "warning",
                "id": "KB101",
                "name": "unknown-key",
                "message": "چیست",
                "hint": "h",
                "source": "s",
            }
        ],
    }


def test_text_stays_readable() -> None:
    assert "退款" in render_json({"title": "退款"})
