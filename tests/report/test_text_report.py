"""Findings as people read them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from kbtool.diagnostics import Diagnostic, Severity, Span
from kbtool.report.snippet import WIDTH, find_snippet
from kbtool.report.text import diagnostics_text, render_diagnostics

PLACE = Span.at(3, 1, 4)


def finding(
    source: str = "#### Part: refunds, 50%",
    span: Span = PLACE,
    path: str = "docs/en/billing/refunds.md",
    severity: Severity = Severity.ERROR,
    message: str = "h4 follows h1",
    hint: str = "make it h2, or add the missing h2 above it",
) -> Diagnostic:
    return Diagnostic(path, span, severity, "KB201", "heading-skip", message, hint, source)


def test_a_finding_is_written_as_the_style_guide_shows_it() -> None:
    assert render_diagnostics([finding()]) == (
        "docs/en/billing/refunds.md:3:1: error KB201 heading-skip: h4 follows h1\n"
        "    3 | #### Part: refunds, 50%\n"
        "      | ^^^^\n"
        "      hint: make it h2, or add the missing h2 above it\n"
        "1 error in 1 file"
    )


def test_the_last_line_counts_by_severity_and_file() -> None:
    found = [finding(), finding(), finding(path="docs/en/b.md", severity=Severity.WARNING)]
    found.append(finding(path="docs/en/b.md", severity=Severity.INFO))
    assert render_diagnostics(found).split("\n")[-1] == "2 errors, 1 warning, 1 note in 2 files"


def test_nothing_found_is_said_in_two_words() -> None:
    assert render_diagnostics([]) == "no problems"


@pytest.mark.parametrize(
    ("source", "column", "length", "before", "carets"),
    [
        ("title: 退款政策 x", 8, 4, 7, 8),
        ("退款: no", 5, 2, 6, 2),
        ("عنوان: می‌خواهم", 8, 8, 7, 7),
        ("e\u0301a\u0301: x", 6, 1, 3, 1),
        ("a\tb", 3, 1, 5, 1),
        ("👩‍👩‍👧 x", 7, 1, 3, 1),
        ("", 1, 1, None, None),
        ("abc", 4, 1, 3, 1),
        ("abc", 5, 1, None, None),
        ("\x1b[31mred", 6, 3, 8, 3),
    ],
)
def test_carets_stand_below_what_is_meant(
    source: str, column: int, length: int, before: int | None, carets: int | None
) -> None:
    snippet = find_snippet(source, Span.at(1, column, length))
    if before is None:
        assert snippet is None
    else:
        assert snippet is not None
        assert snippet.carets == " " * before + "^" * (carets or 0)


def test_a_span_of_several_lines_is_marked_to_the_end_of_the_first() -> None:
    snippet = find_snippet("key: [a,", Span(2, 6, 4, 3))
    assert snippet is not None
    assert snippet.carets == "     ^^^"


def test_a_long_line_is_cut_around_the_place() -> None:
    snippet = find_snippet("x" * 200 + "HERE" + "y" * 200, Span.at(1, 201, 4))
    assert snippet is not None
    assert snippet.source.startswith("…x")
    assert snippet.source.endswith("y…")
    start, end = snippet.carets.index("^"), len(snippet.carets)
    assert snippet.source[start:end] == "HERE"


@given(st.text(), st.integers(1, 300), st.integers(0, 300))
def test_no_text_breaks_a_snippet(source: str, column: int, length: int) -> None:
    source = source.replace("\n", " ")
    snippet = find_snippet(source, Span.at(1, column, length))
    if snippet:
        assert "\n" not in snippet.source
        assert re.fullmatch(r" *\^+", snippet.carets)
        assert cell_len(snippet.source) <= WIDTH
        assert len(snippet.carets) <= WIDTH


@pytest.mark.parametrize("letter", ["\x1b", "\x9b", "\u202e", "\u2066", "\ud800", "\u2028", "\n", "\r", "\x07"])
def test_an_article_cannot_steer_the_terminal(letter: str) -> None:
    bad = finding(source=f"a{letter}b", message=f"a{letter}b", hint=f"a{letter}b", path=f"docs/{letter}.md")
    text = render_diagnostics([bad])
    assert letter not in text.replace("\n", "" if letter == "\n" else "\n")
    assert len(text.split("\n")) == 5


def test_colours_change_no_letter() -> None:
    found = [finding(), finding(severity=Severity.WARNING), finding(source="[red]not markup[/red]")]
    assert "".join(text for text, _ in diagnostics_text(found)) == render_diagnostics(found)
    assert any(style for _, style in diagnostics_text(found))
