"""An example of a rule about a site: it is documentation and test at once."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Case:
    """The smallest site that shows something, the base it was built from, and all that the rule reports.

    The base has the languages en, zh and fa and the audiences public, agents and internal, whose sites are
    help.example.com, agents.example.com and internal.example.com; everything is for the public unless a file says
    otherwise.
    """

    site: Mapping[str, str | bytes]
    """Path below the site's folder → content."""
    base: Mapping[str, str | bytes] = field(default_factory=dict)
    """Path below docs/ → content."""
    at: tuple[str, ...] = ()
    """The files the rule reports, in order."""
    audience: str = "public"
    listed: Mapping[str, str | bytes] | None = None
    """What the manifest beside the site lists: path → content it promises; None for a site without manifest."""
    links: Mapping[str, str] = field(default_factory=dict)
    """Symbolic links of the site: path → where it leads."""
    mode: str = "live"
    """`live` or `setup`, as mkdocs.yml says."""
    note: str = ""
    """What the case shows, for the rule's page."""
