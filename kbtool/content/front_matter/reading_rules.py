"""What reading needs to know of the configuration."""

from msgspec import Struct, field

from kbtool.config import Limits
from kbtool.diagnostics import Severity


class ReadingRules(Struct, frozen=True):
    """How articles are read in one base."""

    audiences: tuple[str, ...]
    """The configured audiences, widest first."""
    foreign_keys_allowed: bool = False
    """True in a base that was written for another tool (`foreign_keys: allow`)."""
    limits: Limits = field(default_factory=Limits)
    """What one article may cost."""

    @property
    def lapse(self) -> Severity:
        """How bad it is when an article keeps house less well than ours do: an error in our own bases only."""
        return Severity.WARNING if self.foreign_keys_allowed else Severity.ERROR
