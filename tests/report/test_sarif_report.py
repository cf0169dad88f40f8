"""SARIF as code scanning services read it.

The models come from the schema of the OASIS standard and refuse what it does not know.
"""

import json

from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as Sarif

from kbtool.diagnostics import Diagnostic, Severity, Span
from kbtool.lint.finding import Edit
from kbtool.lint.linting import Reported
from kbtool.lint.manual import find_entries
from kbtool.report.sarif import render_sarif

SPAN = Span(3, 1, 3, 5)
FOUND = Reported(
    Diagnostic("docs/zh/退款 a.md", SPAN, Severity.WARNING, "KB201", "heading-skip", "h4 follows h1", "make it h2"),
    (Edit(SPAN, "##"),),
)
UNREAD = Reported(Diagnostic("docs/en/a.md", Span.at(1), Severity.ERROR, "KB001", "not-utf-8", "not UTF-8"))


def test_a_log_fits_the_schema() -> None:
    for reported in ([], [FOUND, FOUND, UNREAD]):
        Sarif.model_validate_json(render_sarif(reported, "help/"))


def test_every_kind_of_finding_is_described_and_named_by_its_index() -> None:
    (run,) = json.loads(render_sarif([FOUND, UNREAD]))["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [entry.id for entry in find_entries()]
    assert all(rule["shortDescription"]["text"].endswith(".") for rule in rules)
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == ["KB201", "KB001"]


def test_a_result_has_place_fingerprint_and_fix() -> None:
    (run,) = json.loads(render_sarif([FOUND], "help/"))["runs"]
    (result,) = run["results"]
    place = {"uri": "help/docs/zh/%E9%80%80%E6%AC%BE%20a.md", "uriBaseId": "%SRCROOT%"}
    region = {"startLine": 3, "startColumn": 1, "endLine": 3, "endColumn": 5}
    assert result["locations"] == [{"physicalLocation": {"artifactLocation": place, "region": region}}]
    assert result["level"] == "warning"
    assert result["fixes"] == [
        {
            "description": {"text": "make it h2"},
            "artifactChanges": [
                {
                    "artifactLocation": place,
                    "replacements": [{"deletedRegion": region, "insertedContent": {"text": "##"}}],
                }
            ],
        }
    ]
    assert len(result["partialFingerprints"]["kbtool/v1"]) == 32


def test_columns_are_code_points() -> None:
    assert json.loads(render_sarif([]))["runs"][0]["columnKind"] == "unicodeCodePoints"
