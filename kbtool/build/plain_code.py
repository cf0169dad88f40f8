"""Code without marks that nobody sees: a third of the elements of a page with code stood around blanks, brackets and
names that the stylesheet gives no colour.
"""

from collections.abc import Iterable, Iterator
from functools import partial

from pygments.filter import Filter
from pygments.lexer import Lexer
from pygments.token import STANDARD_TYPES, Text, _TokenType

COLOURED = frozenset(
    """
    bp c c1 ch cm cp cpf cs dl err fm gd ge gh gi go gp gr gs gu il k kc kd kn kp kr kt ld m mb mf mh mi mo na nb nc nd
    ne nf nn no nt ow s s1 s2 sa sb sc sd se sh si sr ss sx
    """.split()  # noqa: SIM905 - a list of words
)
"""Pygments' short names of the kinds of tokens that `overrides/assets/content.css` shows in a way of their own."""
PLAIN = frozenset(kind for kind, name in STANDARD_TYPES.items() if name not in COLOURED)


def without_idle_marks(lexer: Lexer) -> Lexer:
    """The lexer, which from now on tells tokens of these kinds as text."""
    if type(lexer).get_tokens is not Lexer.get_tokens or lexer.filters:
        lexer.add_filter(PlainCode())
    else:
        lexer.get_tokens = partial(_tokens, lexer)
    return lexer


class PlainCode(Filter):  # type: ignore[misc]
    """Turns tokens of these kinds into text."""

    def filter(self, lexer: Lexer, stream: Iterable[tuple[_TokenType, str]]) -> Iterator[tuple[_TokenType, str]]:
        """The same pieces of the code, fewer of them marked."""
        for kind, value in stream:
            yield (Text if kind in PLAIN else kind), value


def _tokens(lexer: Lexer, code: str) -> list[tuple[_TokenType, str]]:
    """As `Lexer.get_tokens` with that filter; neighbours of one kind, which are marked as one anyhow, in one piece."""
    found: list[tuple[_TokenType, str]] = []
    kind, piece = Text, ""
    for _, own, value in lexer.get_tokens_unprocessed(lexer._preprocess_lexer_input(code)):
        now = Text if own in PLAIN else own
        if now is kind:
            piece += value
        else:
            if piece:
                found.append((kind, piece))
            kind, piece = now, value
    found.append((kind, piece))
    return found
