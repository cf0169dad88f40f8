"""What stops kbtool.

    KbError            nothing sensible can follow: one line, exit code 2
    └── ConfigError    mkdocs.yml cannot be used: all its problems at once

A problem in an article is not an error but a `kbtool.diagnostics.Diagnostic`.
"""

from collections.abc import Sequence


class KbError(Exception):
    """One line that says what cannot be done, to what, and why."""


class ConfigError(KbError):
    """The configuration cannot be used; `problems` holds one line for each reason."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)
