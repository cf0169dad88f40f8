"""Findings that were there before do not count."""

from pathlib import Path

import pytest
from msgspec import structs

from kbtool.diagnostics import Diagnostic, Severity, Span
from kbtool.diagnostics.fingerprint import fingerprints
from kbtool.errors import KbError
from kbtool.lint.baseline import read_baseline, write_baseline

FOUND = Diagnostic(
    "docs/en/a.md", Span.at(3), Severity.WARNING, "KB201", "heading-skip", "h4 follows h1", "", "####  One"
)


def test_a_fingerprint_survives_moved_lines_and_other_blanks() -> None:
    moved = structs.replace(FOUND, span=Span.at(70, 5), source="#### One ", message="h4 follows h2")
    assert fingerprints([FOUND]) == fingerprints([moved])


@pytest.mark.parametrize(
    "other",
    [
        structs.replace(FOUND, path="docs/en/b.md"),
        structs.replace(FOUND, id="KB202"),
        structs.replace(FOUND, source="#### Two"),
    ],
)
def test_another_file_rule_or_line_has_another_fingerprint(other: Diagnostic) -> None:
    assert fingerprints([FOUND]) != fingerprints([other])


def test_of_several_alike_each_has_its_own() -> None:
    one, two, three = fingerprints([FOUND, FOUND, FOUND])
    assert len({one, two, three}) == 3
    assert fingerprints([FOUND, FOUND]) == [one, two]


def test_what_was_written_is_read_again(tmp_path: Path) -> None:
    write_baseline(tmp_path / "b.json", [FOUND, FOUND])
    assert read_baseline(tmp_path / "b.json") == set(fingerprints([FOUND, FOUND]))


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"version": 2}', '{"version": 1, "findings": [1]}'])
def test_what_is_no_baseline_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "b.json").write_text(text, encoding="utf-8")
    with pytest.raises(KbError, match="is no baseline"):
        read_baseline(tmp_path / "b.json")
    with pytest.raises(KbError, match="cannot be read"):
        read_baseline(tmp_path / "none.json")
