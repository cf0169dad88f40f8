"""Findings as workflow commands: GitHub Actions shows them beside the lines of a pull request.

Source: GitHub Docs, "Workflow commands for GitHub Actions"; the escapes are those of its toolkit.
"""

from collections.abc import Iterable, Mapping

from kbtool.diagnostics import Diagnostic, Severity

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
MESSAGE_ESCAPES = {"%": "%25", "\r": "%0D", "\n": "%0A"}
VALUE_ESCAPES = MESSAGE_ESCAPES | {":": "%3A", ",": "%2C"}


def render_github(diagnostics: Iterable[Diagnostic], prefix: str = "") -> str:
    """One command a line; `prefix` leads from the top of the repository to the folder of mkdocs.yml: `help/`."""
    return "\n".join(_command(item, prefix) for item in diagnostics)


def _command(diagnostic: Diagnostic, prefix: str) -> str:
    span = diagnostic.span
    values = {
        "file": prefix + diagnostic.path,
        "line": str(span.line),
        "endLine": str(span.end_line),
        "title": f"{diagnostic.id} {diagnostic.name}",
    }
    if span.line == span.end_line:  # GitHub refuses columns of a finding that spans lines
        values |= {"col": str(span.column), "endColumn": str(max(span.end_column - 1, span.column))}
    message = f"{diagnostic.message}\n{diagnostic.hint}" if diagnostic.hint else diagnostic.message
    properties = ",".join(f"{name}={_escape(value, VALUE_ESCAPES)}" for name, value in values.items())
    return f"::{COMMANDS[diagnostic.severity]} {properties}::{_escape(message, MESSAGE_ESCAPES)}"


def _escape(text: str, escapes: Mapping[str, str]) -> str:
    return "".join(escapes.get(letter, letter) for letter in text)
