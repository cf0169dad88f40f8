"""The end of the attempt to make a value out of what is written."""

from kbtool.content.rule_ids import RuleId
from kbtool.diagnostics import Diagnostic, Severity, Span


class UnfitValueError(Exception):
    """A value that does not fit its field; raised and caught inside reading, where it becomes a diagnostic."""

    def __init__(self, rule: RuleId, span: Span, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.rule = rule
        self.span = span
        self.message = message
        self.hint = hint

    def diagnostic(self, path: str, severity: Severity = Severity.ERROR) -> Diagnostic:
        """The finding in the file `path`."""
        return self.rule.at(path, self.span, self.message, self.hint, severity)
