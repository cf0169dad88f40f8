"""Findings for people, in the terminal.

docs/en/billing/refunds.md:3:1: error KB201 heading-skip: h4 follows h1
    3 | #### Part: refunds, 50%
      | ^^^^
      hint: make it h2, or add the missing h2 above it
"""

from collections.abc import Iterable, Iterator

from kbtool.diagnostics import Diagnostic, Severity
from kbtool.report.counts import WORDS, render_counts
from kbtool.report.pieces import Piece
from kbtool.report.printable import printable
from kbtool.report.snippet import find_snippet

NUMBER_WIDTH = 5
STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.INFO: "bold blue"}


def render_diagnostics(diagnostics: Iterable[Diagnostic]) -> str:
    """The findings in the given order and a last line that counts them; no line end at the end, no colours."""
    return "".join(text for text, _ in diagnostics_text(diagnostics))


def diagnostics_text(diagnostics: Iterable[Diagnostic]) -> tuple[Piece, ...]:
    """The same with styles, for a terminal."""
    return tuple(_report(diagnostics))


def render_diagnostic(diagnostic: Diagnostic) -> str:
    """One finding, without a line end at the end."""
    return "".join(text for text, _ in _pieces(diagnostic)).rstrip("\n")


def _report(diagnostics: Iterable[Diagnostic]) -> Iterator[Piece]:
    found = tuple(diagnostics)
    for diagnostic in found:
        yield from _pieces(diagnostic)
    yield render_counts(found), "bold"


def _pieces(diagnostic: Diagnostic) -> Iterator[Piece]:
    span = diagnostic.span
    yield f"{printable(diagnostic.path)}:{span.line}:{span.column}:", "bold"
    yield f" {WORDS[diagnostic.severity]} ", STYLES[diagnostic.severity]
    yield f"{diagnostic.id} {diagnostic.name}: {printable(diagnostic.message)}\n", ""
    width = max(NUMBER_WIDTH, len(str(span.line)))
    snippet = find_snippet(diagnostic.source, span)
    if snippet:
        yield f"{span.line:>{width}} | ", "dim"
        yield f"{snippet.source}\n", ""
        yield f"{'':{width}} | ", "dim"
        yield f"{snippet.carets}\n", STYLES[diagnostic.severity]
    if diagnostic.hint:
        yield f"{'':{width}} hint: {printable(diagnostic.hint)}\n", "dim"
