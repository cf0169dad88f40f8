"""Something restricted that stands in the output."""

from dataclasses import dataclass
from enum import StrEnum

from kbtool.verify.fingerprints.secret import Origin


class Form(StrEnum):
    """As what it was recognised; the kinds of restricted texts (`Kind`) and these."""

    FILE = "file"
    """A whole file, byte for byte."""
    WORD = "word"
    """A word in the data of the search."""


@dataclass(frozen=True, slots=True)
class Leak:
    """One source in one file of the site."""

    path: str
    """The file, below the site's folder."""
    form: str
    """A `Kind` or a `Form`."""
    origin: Origin
    words: int = 0
    """The longest row of words."""
    where: str = ""
    """The member of an archive, or `encoded`; empty for the file itself."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """A file that could not be looked into."""

    path: str
    where: str
    reason: str
