"""What the pages say by themselves: the words of the installed theme, which no article wrote."""

from collections.abc import Iterator
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

from kbtool.verify.fingerprints.text import Text
from kbtool.verify.output.html_text import html_text

PLACES = (("mkdocs_kbtool.theme", ""), ("kbtool", "site"))
"""(package, folder in it); files are read as data and never imported."""
WORDS = (".html", ".js", ".css", ".yml", ".svg")
SKIPPED = frozenset({".icons", "__pycache__"})


def theme_texts() -> Iterator[Text]:
    """The texts of templates, scripts, styles and messages."""
    for file in _files():
        if file.name.endswith(WORDS):
            text = file.read_text(encoding="utf-8")
            yield Text.of(text)
            yield Text.of(html_text(text))


def theme_digests() -> Iterator[str]:
    """SHA-256 of every file of the theme."""
    return (sha256(file.read_bytes()).hexdigest() for file in _files())


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
