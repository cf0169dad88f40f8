"""Gathers the pages of an edition while they are rendered, and makes the files in which they are searched."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from kbtool.site.model import Page, PageKind
from kbtool.site.search.analyzer import load_analyzer
from kbtool.site.search.attachment_text import UnreadableFileError, attachment_text
from kbtool.site.search.document import Document, document
from kbtool.site.search.facts import ArticleFacts, SearchFacts, SearchFile
from kbtool.site.search.files import search_files
from kbtool.site.search.sections import Section, sections
from kbtool.store.digests import code_digest, digest_of
from kbtool.store.store import Store

SHELF = "attachment texts"
KINDS = frozenset({PageKind.ARTICLE, PageKind.SECTION})


@dataclass(frozen=True, slots=True)
class Collected:
    """What came of an edition."""

    files: Mapping[str, bytes]
    """Path below the audience's root → content."""
    warnings: tuple[str, ...]
    """A line for each file of an article that cannot be searched."""


class Collector:
    """The pages of one edition, as they come."""

    def __init__(self) -> None:
        self._pages: list[tuple[Page, tuple[Section, ...]]] = []

    def add(self, page: Page, html: str) -> None:
        """Takes the cleaned HTML of a page."""
        if page.kind in KINDS:
            self._pages.append((page, tuple(sections(html))))

    def files(self, facts: SearchFacts, folder: Path, store: Store) -> Collected:
        """The files of all that may be found; `folder` is docs_dir as far as the edition sees it."""
        warnings: list[str] = []
        found: list[Document] = []
        for page, parts in sorted(self._pages, key=lambda pair: pair[0].url):
            own = facts.articles.get(page.source)
            made = own and document(page, parts, own, _attached(own, page, folder, store, warnings))
            if made:
                found.append(made)
        return Collected(search_files(facts, found, load_analyzer(), store), tuple(warnings))


def _attached(facts: ArticleFacts, page: Page, folder: Path, store: Store, warnings: list[str]) -> tuple[Section, ...]:
    """The texts of what an article offers; for each file that cannot be read there is a warning."""
    found: list[Section] = []
    for file in facts.files:
        try:
            found.append(Section("", file.title, _text(file, folder, store), file.url))
        except UnreadableFileError as error:
            warnings.append(f"{page.source}: the text of {file.path} cannot be searched: {error}")
    return tuple(found)


def _text(file: SearchFile, folder: Path, store: Store) -> str:
    """The text of a file; one that the store knows is not read again. Raises UnreadableFileError."""
    suffix = PurePosixPath(file.path).suffix.lower()
    data = (folder / file.path).read_bytes()
    key = digest_of(code_digest("site/search/attachment_text.py"), suffix, data)
    known = store.find(SHELF, [key]).get(key)
    if known is not None:
        return known.decode()
    text = attachment_text(suffix, data)
    store.keep(SHELF, {key: text.encode()})
    return text
