"""Text for the terminal, before anybody knows whether it shows colours."""

from collections.abc import Iterable

Piece = tuple[str, str]
"""A text and its style, which may be empty."""


def without_end(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """The pieces without the spaces and line ends that the last ones end with."""
    kept = list(pieces)
    while kept:
        text, style = kept.pop()
        if text := text.rstrip():
            return (*kept, (text, style))
    return ()
