"""One edition to render: what goes to the process that renders it, and what comes back."""

from dataclasses import dataclass
from pathlib import Path

from kbtool.content.rule_ids import RuleId
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
    seconds: float
    """Processor time that one article may take."""


@dataclass(frozen=True, slots=True)
class Failure:
    """An article that cannot be rendered, or not within its budget."""

    source: str
    """Its file below docs_dir."""
    rule: RuleId
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Rendered:
    """What a process reports at its end."""

    unresolved: tuple[tuple[str, str], ...] = ()
    """(file below docs_dir, link) for links that had no target in the edition."""
    written: frozenset[str] = frozenset()
    """Paths below the output of the files that plugins made besides the planned ones."""
    warnings: tuple[str, ...] = ()
    """What went wrong and did not stop the build, a line each."""
    failures: tuple[Failure, ...] = ()
    """The articles that cannot be rendered. With any of them the output is of no use: the others link to them."""
    error: str = ""
    """Why it failed; empty when it did not."""


ENGINES = ("mkdocs", "properdocs")
