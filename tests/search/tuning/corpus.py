"""Bases to measure the search with: labelled corpora beside the repository, and our own help centre."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from markdown import Markdown

from kbtool.config.search_settings import SearchSettings
from kbtool.site.search.analyzer import load_analyzer
from kbtool.site.search.document import Document
from kbtool.site.search.facts import SearchFacts
from kbtool.site.search.files import search_files
from kbtool.site.search.sections import sections

REPOSITORY = Path(__file__).parents[3]
CORPORA = REPOSITORY.parent / "shared" / "corpora"
OWN = REPOSITORY / "docs"
MIXED: Mapping[str, Sequence[Path]] = {
    "en": (
        CORPORA / "csc-user-guide/docs/en",
        CORPORA / "cncf-glossary/docs/en",
        CORPORA / "tldr-fa-ar-zh/docs/en",
        OWN / "en",
    ),
    "zh": (CORPORA / "cncf-glossary/docs/zh-cn", CORPORA / "tldr-fa-ar-zh/docs/zh", OWN / "zh"),
    "fa": (CORPORA / "tldr-fa-ar-zh/docs/fa", OWN / "fa"),
    "ar": (CORPORA / "tldr-fa-ar-zh/docs/ar",),
    **{language: (CORPORA / "cncf-glossary/docs" / language,) for language in ("ja", "ko", "de", "ru", "hi")},
}
"""Language → folders."""
FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
TITLE = re.compile(r"""^title:\s*["']?(.*?)["']?\s*$""", re.MULTILINE)
HEADING = re.compile(r"^#\s+(.+?)\s*#*$", re.MULTILINE)
MANIFEST = "search/manifest.json"


@dataclass(frozen=True)
class Corpus:
    """One language's articles and the files in which they are searched."""

    language: str
    documents: tuple[Document, ...]
    files: Mapping[str, bytes]

    def load(self, path: str) -> str:
        """The text of a file."""
        return self.files[path].decode()


def read_corpus(language: str) -> Corpus:
    """The articles of a language, indexed."""
    documents = tuple(item for folder in MIXED[language] for item in documents_below(folder))
    return Corpus(language, documents, search_files(facts_of(language, SearchSettings()), documents, load_analyzer()))


def facts_of(language: str, settings: SearchSettings) -> SearchFacts:
    """What a model would say of a base without keywords, tags and synonyms."""
    return SearchFacts(
        manifest=MANIFEST,
        folder="assets/search/",
        audience="public",
        language=language,
        settings=settings,
        articles={},
        synonyms=(),
        types=(),
        audiences=(),
        categories=(),
        popular=(),
        category_links=(),
        languages=(),
    )


def documents_below(folder: Path) -> Iterator[Document]:
    """The articles in a folder."""
    markdown = Markdown(extensions=["fenced_code", "tables", "toc"])
    for path in sorted(folder.rglob("*.md")):
        text = path.read_text("utf-8")
        front = FRONT_MATTER.match(text)
        body = text[front.end() :] if front else text
        title = (front and TITLE.search(front[1])) or HEADING.search(body)
        if title:
            html = markdown.reset().convert(HEADING.sub("", body, count=1))
            yield _document(f"{folder.parent.parent.name}/{path.relative_to(folder)}", title[1], html)


def _document(url: str, title: str, html: str) -> Document:
    return Document(
        url=url,
        title=title,
        description="",
        breadcrumb=(),
        keywords=(),
        boost=1,
        category=None,
        tags=(),
        type="how-to",
        audience="public",
        updated="",
        sections=tuple(sections(html)),
    )
