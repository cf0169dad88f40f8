"""A body moved to another folder: its relative addresses lead where they led before."""

import posixpath
from urllib.parse import quote

from kbtool.content.markdown.links import Destination, find_destinations, local_path


class UnmovableAddressError(Exception):
    """An address is written so that it cannot be replaced; it says which."""


def relocated(body: str, old: str, new: str) -> str:
    """The body for a file in the folder `new` instead of `old`, both relative to the same place.

    Raises UnmovableAddressError for an address that holds escapes.
    """
    if old == new:
        return body
    lines = body.split("\n")
    for destination in reversed(find_destinations(body)):
        if _is_relative(destination.url):
            _replace(lines, destination, old, new)
    return "\n".join(lines)


def _is_relative(url: str) -> bool:
    return local_path(url) is not None and not url.startswith("/")


def _replace(lines: list[str], destination: Destination, old: str, new: str) -> None:
    line, start = lines[destination.line - 1], destination.column - 1
    end = start + len(destination.url)
    if line[start:end] != destination.url:
        raise UnmovableAddressError(destination.url)
    lines[destination.line - 1] = line[:start] + _moved(destination.url, old, new) + line[end:]


def _moved(url: str, old: str, new: str) -> str:
    path = url.partition("#")[0].partition("?")[0]
    moved = posixpath.relpath(posixpath.join("/", quote(old), path), posixpath.join("/", quote(new)))
    return moved + ("/" if path.endswith("/") else "") + url[len(path) :]
