"""What the pages say by themselves: the words of the installed theme, which no article wrote."""

from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

from kbtool.verify.fingerprints.text import Text
from kbtool.verify.output.html_text import html_text

PLACES = (("mkdocs_kbtool.theme", ""), ("kbtool", "site"))
"""(package, folder in it); files are read as data and never imported."""
STANDARD = ("strict-origin-when-cross-origin", "no-referrer-when-downgrade", "max-age=31536000, immutable")
"""Values of HTTP headers that a server may send with every page, and an article may have in an embedded film."""
WORDS = (".html", ".js", ".css", ".yml", ".svg")
SKIPPED = frozenset({".icons", "__pycache__"})


@lru_cache(maxsize=1)
def theme_texts() -> tuple[Text, ...]:
    """The texts of templates, scripts, styles and messages."""
    texts = [file.read_text(encoding="utf-8") for file in _files() if file.name.endswith(WORDS)]
    return tuple(Text.of(view) for text in (*texts, *STANDARD) for view in (text, html_text(text)))


@lru_cache(maxsize=1)
def theme_digests() -> frozenset[str]:
    """SHA-256 of every file of the theme."""
    return frozenset(sha256(file.read_bytes()).hexdigest() for file in _files())


def _files() -> Iterator[Traversable]:
    for package, folder in PLACES:
        top = files(package)
        yield from _below(top.joinpath(folder) if folder else top)


def _below(folder: Traversable) -> Iterator[Traversable]:
    for entry in folder.iterdir():
        if entry.name in SKIPPED:
            continue
        if entry.is_dir():
            yield from _below(entry)
        else:
            yield entry
