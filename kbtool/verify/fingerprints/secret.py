"""One thing that the readers of a site must not find in it."""

from dataclasses import dataclass
from enum import StrEnum

from kbtool.verify.fingerprints.text import Text


class Kind(StrEnum):
    """What is restricted; each has its rule."""

    TITLE = "title"
    ADDRESS = "address"
    """A path, a slug, the name of a file or folder."""
    NAME = "name"
    """A person: a name, a key of owners.yml, an e-mail address."""
    TAG = "tag"
    HOST = "host"
    """Where a narrower audience's site is."""
    NOTE = "note"
    """What is published nowhere: comments, front matter for the house, commit messages."""
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where it stands, and why it is restricted."""

    path: str
    """The file, relative to the folder of mkdocs.yml; or what else it comes from."""
    readers: str
    """Ends a sentence: `which only internal may read`."""


@dataclass(frozen=True, slots=True)
class Secret:
    """A text that must not be found."""

    kind: Kind
    text: Text
    origin: Origin
