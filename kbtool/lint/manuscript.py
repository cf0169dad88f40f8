"""A file as its writer sees it: text, front matter with places, Markdown with places."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from kbtool.content.article import Article
from kbtool.content.source_text import SourceText
from kbtool.diagnostics import START, Span
from kbtool.lint.document import Document, read_document
from kbtool.lint.memory.article_memory import ArticleMemory

Made = TypeVar("Made")


@dataclass(frozen=True)
class Manuscript:
    """A Markdown file that could be read. Every span in it counts lines and columns of the file."""

    article: Article
    source: SourceText
    memory: ArticleMemory = field(default_factory=ArticleMemory, compare=False, repr=False)
    """What earlier checks found out about it."""

    @property
    def path(self) -> str:
        """The file, relative to the folder of mkdocs.yml."""
        return self.article.path

    @property
    def language(self) -> str:
        """The locale."""
        return self.article.language

    @property
    def text(self) -> str:
        """The whole file with `\\n` line ends."""
        return self.source.text

    @property
    def stated(self) -> Mapping[str, Any]:
        """Field name → value, of the fields this very file states; inherited ones are in `article.fields`."""
        return self.source.fields.values

    def field_span(self, name: str) -> Span:
        """The place of a field's value in this file; the start of the file where it does not state the field."""
        return self.source.fields.spans.get(name, START)

    def once(self, function: "Callable[[Manuscript], Made]") -> Made:
        """What the function makes of this manuscript: asked again, the same object."""
        made: dict[Any, Any] = self._made
        if function not in made:
            made[function] = function(self)
        found: Made = made[function]
        return found

    def fact(self, function: "Callable[..., Made]", *arguments: Any) -> Made:
        """The same, kept for the next check as well: as long as the article is the same, and the other arguments."""
        return self.memory.fact(function, self, *arguments)

    @cached_property
    def _made(self) -> dict[Any, Any]:
        return {}

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the file."""
        return self.text.split("\n")

    @cached_property
    def document(self) -> Document:
        """The Markdown below the front matter."""
        found = self.memory.document
        if found is None:
            found = read_document(self.source.body, self.source.body_line)
            self.memory.keep_document(found)
        return found
