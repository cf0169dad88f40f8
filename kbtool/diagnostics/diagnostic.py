"""The finding itself: plain data."""

from enum import StrEnum

from msgspec import Struct


class Severity(StrEnum):
    """How bad a finding is; only an error makes a command fail."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Span(Struct, frozen=True, order=True, array_like=True, gc=False):
    """Where a finding stands: lines and columns count from 1 in code points, ends are exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int

    @classmethod
    def at(cls, line: int, column: int = 1, length: int = 1) -> "Span":
        """The span of `length` code points on one line."""
        return cls(line, column, line, column + length)


START = Span.at(1)
"""The first character of a file: for what concerns the file as a whole."""


class Diagnostic(Struct, frozen=True):
    """One finding: where, which rule, what is wrong, what to do."""

    path: str
    """The file, relative to the folder of mkdocs.yml, with forward slashes."""
    span: Span
    severity: Severity
    id: str
    """`KB` and three digits; never reused."""
    name: str
    """The rule's name; it says the bad thing (`heading-skip`)."""
    message: str
    """What is wrong, with the value; lower case, no full stop."""
    hint: str = ""
    """What to do, imperative; may be empty."""
    source: str = ""
    """The line of the file the span starts on, for display."""

    @property
    def sort_key(self) -> tuple[str, Span, str]:
        """The order of reports: by path, then place, then rule."""
        return (self.path, self.span, self.id)
