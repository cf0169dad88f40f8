"""What the model says about an edition and its articles to those who search; the text itself comes from the pages."""

from collections.abc import Mapping
from dataclasses import dataclass

from msgspec import Struct

from kbtool.config.search_settings import SearchSettings
from kbtool.content.synonyms import Synonyms

SEARCHED_FILES = frozenset({".pdf", ".docx"})
"""Endings of the attachments whose text is searched."""


class Label(Struct, frozen=True):
    """A value to choose results by, and what readers see for it."""

    value: str
    text: str


class SearchFile(Struct, frozen=True):
    """A file that an article offers."""

    title: str
    path: str
    """Below docs_dir."""
    url: str
    """From the audience's root."""


class ArticleFacts(Struct, frozen=True):
    """What the page of an article does not show in its text."""

    keywords: tuple[str, ...]
    boost: float
    category: Label | None
    tags: tuple[Label, ...]
    type: str
    """Empty for none."""
    audience: str
    updated: str
    """`2026-11-22`; empty where it is not known."""
    files: tuple[SearchFile, ...] = ()


class OtherLanguage(Struct, frozen=True):
    """Another edition of the same audience."""

    locale: str
    name: str
    """Its own name."""
    manifest: str
    """Path of its manifest below the audience's root."""


@dataclass(frozen=True, slots=True)
class SearchFacts:
    """What is the same for all articles of an edition."""

    manifest: str
    """Path of its manifest below the audience's root."""
    folder: str
    """Where its other files lie, below the audience's root: `zh/assets/search/`."""
    audience: str
    language: str
    """The locale."""
    settings: SearchSettings
    articles: Mapping[str, ArticleFacts]
    """Page's source → facts, of the articles and sections that can be found."""
    synonyms: tuple[Synonyms, ...]
    types: tuple[Label, ...]
    audiences: tuple[Label, ...]
    categories: tuple[Label, ...]
    popular: tuple[tuple[str, str], ...]
    """(title, address) of what to offer where nothing is found."""
    category_links: tuple[tuple[str, str], ...]
    """(title, address)."""
    languages: tuple[OtherLanguage, ...]
