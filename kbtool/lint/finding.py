"""What a rule reports, and how it would mend it."""

from dataclasses import dataclass

from kbtool.diagnostics import Span


@dataclass(frozen=True, slots=True)
class Edit:
    """A piece of a file to replace."""

    span: Span
    replacement: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where a rule is broken; the engine adds id, name and severity."""

    path: str
    """The file, relative to the folder of mkdocs.yml."""
    span: Span
    message: str
    """What is wrong, with the value; lower case, no full stop."""
    hint: str = ""
    """What to do, imperative; empty where the rule's own hint says it."""
    edits: tuple[Edit, ...] = ()
    """A safe way to mend it; empty where a person has to decide."""
