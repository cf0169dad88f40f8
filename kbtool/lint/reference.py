"""One address in a text that leads to something inside the base."""

from dataclasses import dataclass

from kbtool.diagnostics import Span
from kbtool.lint.target import Target


@dataclass(frozen=True, slots=True)
class Reference:
    """One address in a text; several links to one definition are one reference."""

    url: str
    """As written, without escapes."""
    span: Span
    """Where the address is written."""
    target: Target | None
    """None where there is nothing."""
    is_image: bool
