"""Sorted words in few bytes."""

from collections.abc import Iterable

from kbtool.site.search.analyzer import utf16_order

LENGTH_OFFSET = 35
"""The length of a shared start is written as the character of this code and so many more: `#` is none."""


def front_coded(terms: Iterable[str]) -> str:
    """Sorted terms in lines: a character for the length of what a term shares with the one before, in UTF-16 units,
    then the rest."""
    lines: list[str] = []
    before = ""
    for term in terms:
        shared = _shared(before, term)
        units = shared if term.isascii() else len(utf16_order(term[:shared])) // 2
        lines.append(chr(LENGTH_OFFSET + units) + term[shared:])
        before = term
    return "\n".join(lines)


def _shared(one: str, other: str) -> int:
    """How many first characters are the same."""
    shared = 0
    for ours, theirs in zip(one, other, strict=False):
        if ours != theirs:
            break
        shared += 1
    return shared
