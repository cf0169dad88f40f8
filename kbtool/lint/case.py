"""An example of a rule: it is documentation and test at once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kbtool.history.date_commits import DateCommit
from kbtool.lint.external.answer import Answer

TODAY = date(2026, 11, 22)
"""The day on which all cases play."""


@dataclass(frozen=True, slots=True)
class Case:
    """A text, or several files, and all that the rule reports about them.

    The base of a case has the languages en, zh and fa, the audiences public, agents and internal, lets foreign keys
    be, and publishes everything to the public unless a file says otherwise.
    """

    text: str | Mapping[str, str]
    """One article, with or without front matter; or path below docs/ → content (`en/a.md`, `_data/tags.yml`)."""
    at: tuple[str, ...] = ()
    """Where the rule reports, in order: `line:column`, or `path:line:column` where `text` is several files."""
    fixed: str | Mapping[str, str] | None = None
    """The text or the changed files after the rule's fix; None where it fixes nothing."""
    language: str = "en"
    """Language of a single text."""
    settings: Mapping[str, Any] = field(default_factory=dict)
    """Further settings of `extra.kbtool`."""
    answers: Mapping[str, Answer] = field(default_factory=dict)
    """What the web says about external addresses, where it was asked."""
    commits: tuple[DateCommit, ...] = ()
    """Commits that changed review dates and nothing else."""
    note: str = ""
    """What the case shows, for the rule's page."""

    @property
    def files(self) -> dict[str, str]:
        """Path below docs/ → content."""
        return {f"{self.language}/article.md": self.text} if isinstance(self.text, str) else dict(self.text)
