"""What rules know about the site they look at."""

from collections.abc import Mapping
from dataclasses import dataclass

from kbtool.config import Configuration
from kbtool.verify.leak import Leak, Sealed
from kbtool.verify.output.manifest import Listed, Manifest


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known before the first page is opened."""

    audience: str
    configuration: Configuration

    @property
    def is_restricted(self) -> bool:
        """True for every audience but the widest."""
        return self.audience != self.configuration.settings.widest


@dataclass(frozen=True)
class Site:
    """What is known after the last page."""

    setting: Setting
    files: Mapping[str, Listed]
    """Path below the site's folder → digest and size of every plain file."""
    links: Mapping[str, str]
    """Symbolic link → where it leads."""
    escaping_links: frozenset[str]
    """Those of them that lead out of the site's folder."""
    manifest: Manifest | None
    """None for a folder that is no release."""
    leaks: tuple[Leak, ...]
    """By path."""
    sealed: tuple[Sealed, ...]
