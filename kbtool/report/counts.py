"""Numbers with their words."""

from collections import Counter
from collections.abc import Iterable

from kbtool.diagnostics import Diagnostic, Severity

WORDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def count(number: int, word: str) -> str:
    """`1 error`, `3 errors`."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def count_findings(diagnostics: Iterable[Diagnostic]) -> dict[Severity, int]:
    """Severity → number of findings, worst first."""
    found = Counter(diagnostic.severity for diagnostic in diagnostics)
    return {severity: found[severity] for severity in Severity}


def render_counts(diagnostics: Iterable[Diagnostic]) -> str:
    """`3 errors, 1 warning in 2 files`; `no problems` where nothing was found."""
    found = tuple(diagnostics)
    if not found:
        return "no problems"
    parts = [count(number, WORDS[severity]) for severity, number in count_findings(found).items() if number]
    return f"{', '.join(parts)} in {count(len({diagnostic.path for diagnostic in found}), 'file')}"
