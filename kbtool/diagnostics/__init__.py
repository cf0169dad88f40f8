"""A finding in the knowledge base, and how it is written for people."""

from kbtool.diagnostics.diagnostic import START, Diagnostic, Severity, Span
from kbtool.diagnostics.suggestion import closest, did_you_mean

__all__ = ["START", "Diagnostic", "Severity", "Span", "closest", "did_you_mean"]
