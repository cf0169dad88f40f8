"""Rules about the comments that allow something: they run when all others have."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kbtool.lint.allowance import Allowance
from kbtool.lint.context import Context
from kbtool.lint.finding import Finding
from kbtool.lint.rule import Options, Rule


@dataclass(frozen=True, slots=True)
class JudgedAllowance:
    """An allowance, and what has come of it."""

    allowance: Allowance
    path: str
    """The file, relative to the folder of mkdocs.yml."""
    lines: Sequence[str]
    """Those of the file."""
    unused: tuple[str, ...]
    """The names of rules that it allows and that have found nothing where it holds."""


class AllowanceRule(Rule[Options]):
    """A rule with a hook of its own."""

    def check_allowance(self, judged: JudgedAllowance, context: Context) -> Iterable[Finding]:
        """The findings about one allowance."""
        raise NotImplementedError
