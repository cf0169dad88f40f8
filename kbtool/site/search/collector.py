"""Takes what is searched of a page from its finished text."""

from collections.abc import Callable
from pathlib import Path, PurePosixPath

from kbtool.site.model import Page, PageKind
from kbtool.site.search.attachment_text import UnreadableFileError, attachment_text
from kbtool.site.search.document import Document, document
from kbtool.site.search.facts import ArticleFacts, SearchFacts, SearchFile
from kbtool.site.search.sections import Section, sections
from kbtool.store.digests import code_digest, digest_of
from kbtool.store.store import Store

SHELF = "attachment texts"
KINDS = frozenset({PageKind.ARTICLE, PageKind.SECTION})


def searched(
    page: Page, html: str, facts: SearchFacts, folder: Path, store: Callable[[], Store]
) -> tuple[Document | None, tuple[str, ...]]:
    """What is searched of a page, None for nothing, and a line for each file of it that cannot be searched.

    `html` is its cleaned text, `folder` docs_dir as far as the edition sees it; `store` is asked for only where the
    page offers files.
    """
    own = facts.articles.get(page.source)
    if page.kind not in KINDS or own is None:
        return None, ()
    warnings: list[str] = []
    files = _attached(own, page, folder, store, warnings)
    return document(page, sections(html), own, files), tuple(warnings)


def _attached(
    facts: ArticleFacts, page: Page, folder: Path, store: Callable[[], Store], warnings: list[str]
) -> tuple[Section, ...]:
    """The texts of what an article offers; for each file that cannot be read there is a warning."""
    found: list[Section] = []
    for file in facts.files:
        try:
            found.append(Section("", file.title, _text(file, folder, store()), file.url))
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
