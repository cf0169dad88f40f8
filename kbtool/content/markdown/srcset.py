"""The `srcset` attribute of an image (HTML Standard, 4.8.4.2.1)."""

import re

from msgspec import Struct

URL = re.compile(r"[^\s,]\S*")


class Candidate(Struct, frozen=True):
    """One image of a set."""

    url: str
    descriptor: str
    """`2x`, `640w`, or empty."""
    offset: int
    """Where the address starts in the attribute's value."""


def read_srcset(value: str) -> list[Candidate]:
    """The images of a set, in order. A comma ends an address only at its end, so addresses may hold commas."""
    found = []
    position = 0
    while match := URL.search(value, position):
        url = match[0].rstrip(",")
        position = match.end()
        if url == match[0]:
            comma = value.find(",", position)
            position = comma if comma >= 0 else len(value)
        found.append(Candidate(url, value[match.end() : position].strip(), match.start()))
    return found
