"""An article or section as readers find it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import msgspec

from kbtool.site.model import Page, PageKind
from kbtool.site.search.facts import ArticleFacts, Label
from kbtool.site.search.sections import Section

FIELDS = ("title", "keywords", "headings", "tags", "body")
"""In the order in which terms are counted."""


@dataclass(frozen=True, slots=True)
class Document:
    """What is indexed and shown of one page."""

    url: str
    """From the audience's root."""
    title: str
    description: str
    breadcrumb: tuple[str, ...]
    """Titles from the first level below the home page to the parent."""
    keywords: tuple[str, ...]
    boost: float
    category: Label | None
    tags: tuple[Label, ...]
    type: str
    audience: str
    updated: str
    sections: tuple[Section, ...]

    @property
    def texts(self) -> Mapping[str, str]:
        """Field → all its text; there is a line end between what does not belong together."""
        return {
            "title": self.title,
            "keywords": "\n".join(self.keywords),
            "headings": "\n".join(part.heading for part in self.sections if not part.file),
            "tags": "\n".join(tag.text for tag in self.tags),
            "body": "\n".join([self.description, *(text for part in self.sections for text in _body(part))]),
        }


class Head(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What is known of each document of an edition, whether it is read or not."""

    url: str
    boost: float
    category: Label | None
    tags: tuple[Label, ...]
    type: str
    audience: str


def head_of(document: Document) -> Head:
    """Of a document."""
    return Head(document.url, document.boost, document.category, document.tags, document.type, document.audience)


def document(
    page: Page, text: Iterable[Section], facts: ArticleFacts, files: Iterable[Section] = ()
) -> Document | None:
    """The document of a page with this text; `files` are the texts of what it offers for download.

    None for a section without text of its own: what it lists is found by itself.
    """
    found = (*text, *files)
    if not found and page.kind is not PageKind.ARTICLE:
        return None
    return Document(
        url=page.url,
        title=page.title,
        description=page.description,
        breadcrumb=tuple(link.title for link in page.breadcrumb[1:]),
        keywords=facts.keywords,
        boost=facts.boost,
        category=facts.category,
        tags=facts.tags,
        type=facts.type,
        audience=facts.audience,
        updated=facts.updated,
        sections=found,
    )


def _body(section: Section) -> tuple[str, ...]:
    return (section.heading, section.text) if section.file else (section.text,)
