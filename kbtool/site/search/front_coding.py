"""Sorted words in few bytes."""

from collections.abc import Iterable
from os.path import commonprefix

from kbtool.site.search.analyzer import utf16_order

LENGTH_OFFSET = 35
"""The length of a shared start is written as the character of this code and so many more: `#` is none."""


def front_coded(terms: Iterable[str]) -> str:
    """Sorted terms in lines: a character for the length of what a term shares with the one before, in UTF-16 units,
    then the rest."""
    lines: list[str] = []
    before = ""
    for term in terms:
        shared = commonprefix((before, term))  # noqa: RUF071 - letters are compared, not paths
        lines.append(chr(LENGTH_OFFSET + len(utf16_order(shared)) // 2) + term[len(shared) :])
        before = term
    return "\n".join(lines)
