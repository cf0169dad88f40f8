"""A place that an address names, and how it is read."""

import posixpath
import re
from urllib.parse import unquote

from msgspec import Struct

from kbtool.content.files.collisions import article_key
from kbtool.content.files.walk import is_markdown

OUTSIDE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
HTML_FILE = re.compile(r"(?:^|/)index\.html?$|\.html?$")


class Place(Struct, frozen=True):
    """A place inside the base."""

    language: str
    """The locale."""
    key: str
    """As `Article.key`."""
    fragment: str = ""


def read_path(text: str) -> tuple[str, str]:
    """Key and fragment of a path in any of the forms people write: `/a/b/`, `a/b.md`, `a/b/index.html#c`."""
    path, _, fragment = text.strip().partition("#")
    name = posixpath.normpath(unquote(path.partition("?")[0])).strip("/")
    key = article_key(name) if is_markdown(name) else HTML_FILE.sub("", name)
    return ("" if key == "." else key), unquote(fragment)
