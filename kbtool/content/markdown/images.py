"""The images that a Markdown body shows."""

import re
from collections.abc import Iterator

from kbtool.content.markdown.inline import read_inline, reference_label
from kbtool.content.markdown.inline_token import Token, TokenKind
from kbtool.content.markdown.links import DEFINITION, text_segments, unescaped_url

SIGN = re.compile(r"!\[|<img", re.IGNORECASE)
"""What begins an image."""
SIGN_OR_DEFINITION = re.compile(r"!\[|\]:|<img", re.IGNORECASE)
"""Most paragraphs have neither, and need no further reading."""
IMAGE_TAG = re.compile(r"<img(?![\w-])", re.IGNORECASE)


def find_images(body: str) -> tuple[str, ...]:
    """The addresses of all images outside code as they are written, each once: `![…](…)`, `![…][…]` and `<img src>`.

    A link to an image shows none.
    """
    definitions: dict[str, str] = {}
    named: list[str] = []
    labels: set[str] = set()
    for start, end in text_segments(body, SIGN_OR_DEFINITION):
        definition = DEFINITION.match(body, start, end)
        if definition:
            definitions.setdefault(reference_label(definition[1]), definition[2].strip("<>"))
            start = definition.end()
        if not SIGN.search(body, start, end):
            continue
        for token, opened in _image_tokens(body, start, end):
            if token.kind is TokenKind.REFERENCE:
                label = body[token.start : token.end].rpartition("[")[2].rstrip("]")
                labels.add(reference_label(label or body[opened : token.start]))
            else:
                named += _addresses(token)
    named += [url for label, url in definitions.items() if label in labels]
    return tuple(dict.fromkeys(unescaped_url(0, url)[1] for url in named))


def _image_tokens(body: str, start: int, end: int) -> Iterator[tuple[Token, int]]:
    """The tokens that end an image or are one, each with the start of its alternative text."""
    opened: list[int] = []
    for token in read_inline(body, start, end):
        if token.kind is TokenKind.TAG:
            if IMAGE_TAG.match(body, token.start):
                yield token, token.start
        elif token.kind is TokenKind.OPEN:
            opened.append(token.end)
        elif token.kind in (TokenKind.CLOSE, TokenKind.REFERENCE) and opened:
            at = opened.pop()
            if at - 2 >= start and body[at - 2] == "!" and not _is_escaped(body, at - 2):
                yield token, at
        elif opened and body[token.start : token.end] == "]":
            opened.pop()


def _is_escaped(body: str, at: int) -> bool:
    first = at
    while first and body[first - 1] == "\\":
        first -= 1
    return (at - first) % 2 == 1


def _addresses(token: Token) -> list[str]:
    if token.kind is TokenKind.CLOSE:
        return [token.url]
    return [attribute.value for attribute in token.attributes if attribute.name == "src"]
