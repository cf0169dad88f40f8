"""One edition to render: what goes to the process that renders it, and what comes back."""

from dataclasses import dataclass
from pathlib import Path

from kbtool.site.edition_site import EditionSite


@dataclass(frozen=True, slots=True)
class Job:
    """An edition, where to find it staged, and where to write it."""

    config: Path
    site: EditionSite
    staging: Path
    outputs: dict[str, str]
    """Staged path → path of the output file."""
    output: Path
    engine: str
    """`mkdocs` or `properdocs`."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """What a process reports at its end."""

    unresolved: tuple[tuple[str, str], ...] = ()
    """(file below docs_dir, link) for links that had no target in the edition."""
    error: str = ""
    """Why it failed; empty when it did not."""


ENGINES = ("mkdocs", "properdocs")
