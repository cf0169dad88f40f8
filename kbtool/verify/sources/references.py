"""The files that an article uses: what it links, embeds or offers."""

import posixpath
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote, urlsplit

from kbtool.verify.sources.front_matter import texts_in

LINK = re.compile(r"\]\(\s*(?:<([^>\n]+)>|([^)\s]+(?:\([^)\s]*\)[^)\s]*)?))")
DEFINITION = re.compile(r"^[ \t>]*\[[^\]\n]+\]:\s*<?([^\s>]+)", re.MULTILINE)
ATTRIBUTE = re.compile(
    r"\b(?:src|href|poster|data|srcset)\s*=\s*(?:\"([^\"]+)\"|'([^']+)'|([^\s>\"']+))", re.IGNORECASE
)


def find_references(path: str, body: str, attachments: Any, default_folder: str) -> Iterator[str]:
    """Paths below the folder of the articles, where `path` stands too; most of them lead to nothing there.

    `attachments` is the value of that field, which a translation has from its source unless it states its own.
    """
    folder, _, rest = path.partition("/")
    for text in _destinations(body):
        for piece in text.split(",") if "," in text else (text,):
            yield from _resolved(path, (piece.split() or [""])[0])
        if "," in text:
            yield from _resolved(path, text)
    for name in texts_in(attachments):
        yield from _resolved(path, name)
        yield from _resolved(f"{default_folder}/{rest}", name)
        yield from _resolved(f"{folder}/{rest}", name)


def _destinations(body: str) -> Iterator[str]:
    pairs = LINK.findall(body) if "](" in body else []
    pairs += [(text,) for text in DEFINITION.findall(body)] if "]:" in body else []
    pairs += ATTRIBUTE.findall(body) if "<" in body and "=" in body else []
    return ("".join(pair) for pair in pairs)


def _resolved(path: str, destination: str) -> Iterator[str]:
    try:
        parts = urlsplit(destination)
    except ValueError:
        return
    if parts.scheme or parts.netloc or not parts.path:
        return
    for name in {parts.path, unquote(parts.path)} if "%" in parts.path else (parts.path,):
        if name.startswith("/"):
            yield posixpath.normpath(name[1:])
            yield posixpath.normpath(path.partition("/")[0] + name)
        else:
            yield posixpath.normpath(posixpath.join(posixpath.dirname(path), name))
