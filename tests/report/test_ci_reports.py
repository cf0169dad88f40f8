"""Findings as CI servers read them."""

import json
from xml.etree import ElementTree

from kbtool.diagnostics import Diagnostic, Severity, Span
from kbtool.report.diff import render_diff
from kbtool.report.github import render_github
from kbtool.report.gitlab import render_gitlab
from kbtool.report.junit import render_junit
from kbtool.report.mended import render_mended

ERROR = Diagnostic(
    "docs/fa/a,b:c.md", Span(3, 2, 3, 6), Severity.ERROR, "KB301", "broken-link", "100%\nx::y", "mend\rit", "a [b](c)"
)
WARNING = Diagnostic("docs/fa/z.md", Span(1, 1, 4, 2), Severity.WARNING, "KB201", "heading-skip", "h4 follows h1")
NOTE = Diagnostic("docs/fa/z.md", Span(5, 1, 5, 1), Severity.INFO, "KB201", "heading-skip", "\x1b[0m </failure>")


def test_a_workflow_command_is_one_line_whatever_the_text_holds() -> None:
    assert render_github([ERROR], "help/") == (
        "::error file=help/docs/fa/a%2Cb%3Ac.md,line=3,endLine=3,title=KB301 broken-link,col=2,endColumn=5"
        "::100%25%0Ax::y%0Amend%0Dit"
    )


def test_a_finding_over_several_lines_has_no_columns() -> None:
    first, second = render_github([WARNING, NOTE]).split("\n")
    assert first == "::warning file=docs/fa/z.md,line=1,endLine=4,title=KB201 heading-skip::h4 follows h1"
    assert second.startswith("::notice file=docs/fa/z.md,line=5,endLine=5,title=KB201 heading-skip,col=1,endColumn=1::")


def test_gitlab_gets_a_list_with_a_fingerprint_for_each_finding() -> None:
    found = json.loads(render_gitlab([ERROR, WARNING, NOTE], "help/"))
    assert [item["severity"] for item in found] == ["major", "minor", "info"]
    assert found[1]["location"] == {"path": "help/docs/fa/z.md", "lines": {"begin": 1, "end": 4}}
    assert found[0]["description"] == "100%\nx::y (mend\rit)"
    assert len({item["fingerprint"] for item in found}) == 3
    assert json.loads(render_gitlab([])) == []


def test_junit_counts_failures_and_clean_files_pass() -> None:
    root = ElementTree.fromstring(render_junit([ERROR, WARNING, NOTE], ["docs/fa/clean.md", "docs/fa/z.md"]))  # noqa: S314
    assert root.attrib == {"name": "kbtool check", "tests": "4", "failures": "1"}
    assert {suite.get("name"): (suite.get("tests"), suite.get("failures")) for suite in root} == {
        "docs/fa/a,b:c.md": ("1", "1"),
        "docs/fa/clean.md": ("1", "0"),
        "docs/fa/z.md": ("2", "0"),
    }
    failure = root.find("testsuite/testcase/failure")
    assert failure is not None
    assert failure.get("type") == "broken-link"
    assert "KB301 broken-link" in (failure.text or "")


def test_junit_holds_no_character_that_xml_forbids() -> None:
    assert "\x1b" not in render_junit([NOTE])
    ElementTree.fromstring(render_junit([NOTE]))  # noqa: S314


def test_a_diff_says_where_the_last_line_has_no_end() -> None:
    assert render_diff({"docs/a.md": (b"one\r\ntwo", b"one\r\nthree")}) == (
        "--- a/docs/a.md\n+++ b/docs/a.md\n@@ -1,2 +1,2 @@\n one\r\n"
        "-two\n\\ No newline at end of file\n+three\n\\ No newline at end of file\n"
    )


def test_what_was_mended_is_listed_and_counted() -> None:
    assert render_mended([WARNING]) == (
        "mended docs/fa/z.md:1:1 heading-skip: h4 follows h1\nmended 1 problem in 1 file"
    )
    assert render_mended([WARNING, NOTE], is_dry_run=True).split("\n")[-1] == "would mend 2 problems in 1 file"
    assert render_mended([]) == "nothing to mend"
