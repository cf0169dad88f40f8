"""The line a finding stands on, for display."""

from collections.abc import Iterable

from msgspec import structs

from kbtool.diagnostics import Diagnostic

MAX_SHOWN = 240


def with_source_lines(diagnostics: Iterable[Diagnostic], text: str) -> tuple[Diagnostic, ...]:
    """The findings about one file with their `source` filled in from its text (`\\n` line ends)."""
    found = tuple(diagnostics)
    if not found:
        return ()
    lines = text.split("\n")
    return tuple(
        structs.replace(item, source=_line(lines, item.span.line)) if not item.source else item for item in found
    )


def _line(lines: list[str], number: int) -> str:
    return lines[number - 1][:MAX_SHOWN] if 1 <= number <= len(lines) else ""
