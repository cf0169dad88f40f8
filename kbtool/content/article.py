"""Articles and the folders they stand in: what reading makes of the files."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import Any, Protocol

from msgspec import Struct

from kbtool.content.markdown.text_digest import text_digest
from kbtool.content.schema import Fields


class Origin(Struct, frozen=True):
    """Where the value of a field comes from, as `kbtool show` prints it."""

    path: str
    """The file that holds the value, relative to the base; `mkdocs.yml`; or empty for a built-in default."""
    line: int = 0
    """The line in that file, from 1; 0 when unknown."""


class Own(Protocol):
    """What reading knows of an article's own text, and leaves where it is until somebody asks for it."""

    @property
    def is_plain(self) -> bool:
        """Whether every edition shows the text as it stands: no block for an audience is in it, and no include."""

    def find(self, name: str) -> Any:
        """The value of `body` or `origins`. Raises KbError where the file has changed since it was read."""

    def forget(self) -> bool:
        """Lets go of what was found; whether it can be found again."""


class WasRead(Struct, frozen=True):
    """Of an article whose text was just read: nothing is left to ask for."""

    is_plain: bool

    def find(self, name: str) -> Any:
        """Is not asked for anything."""
        raise AttributeError(name)

    def forget(self) -> bool:
        """Has nothing of its own."""
        return False


@dataclass(frozen=True)
class Article:
    """One Markdown file that could be read, with every field resolved."""

    path: str
    """The file, relative to the folder of mkdocs.yml: `docs/en/billing/refunds.md`."""
    language: str
    """The locale as configured: `zh-CN`."""
    key: str
    """The path inside its language folder, without `.md`; `index.md` is its folder: `billing/refunds`, `billing`, ``.
    The same in every language: it pairs translations."""
    is_index: bool
    """True for the page of a category, section or the home page."""
    fields: Fields
    """The effective values: from the file, else inherited."""
    body: str
    """The Markdown below the front matter, line ends as `\\n`."""
    body_line: int
    """The line of the file on which the body starts, from 1."""
    origins: Mapping[str, Origin] = field(default_factory=dict)
    """Field name → where its value comes from."""
    files: tuple[str, ...] = ()
    """The existing non-Markdown files the article uses, relative to docs_dir."""
    includes: tuple[str, ...] = ()
    """The shared texts that it shows to an edition, or to anybody, relative to the folder of mkdocs.yml."""

    @property
    def id(self) -> str:
        """The permanent identity: the front matter's `id`, else the key."""
        return self.fields.id or self.key

    @property
    def folder(self) -> str:
        """The key of the section the article stands in; its own key for an index."""
        if self.is_index:
            return self.key
        return self.key.rpartition("/")[0]

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """The key split at the slashes; empty for the home page."""
        return tuple(self.key.split("/")) if self.key else ()

    @cached_property
    def digest(self) -> str:
        """That of its text, see `text_digest`: each of its translations compares it with what it records."""
        return text_digest(self.body)

    @property
    def is_plain(self) -> bool:
        """Whether it is known that every edition shows its body as it stands; False also where nobody knows."""
        own: Own | None = vars(self).get("own")
        return own is not None and own.is_plain

    @property
    def is_own(self) -> bool:
        """Whether its body is known to be that of its file; False also where nobody knows."""
        return "own" in vars(self)

    @classmethod
    def from_reading(cls, values: dict[str, Any]) -> "Article":
        """An article with these values; `own`, one of them, is asked for body and origins where these are missing.

        What `replace` makes of it has forgotten `own`: its body may be another.
        """
        article = cls.__new__(cls)
        object.__setattr__(article, "__dict__", values)
        return article

    def forget(self) -> None:
        """Lets go of its body where that can be asked for again: all of them together take much memory."""
        own: Own | None = vars(self).get("own")
        if own and own.forget():
            vars(self).pop("body", None)

    def __getstate__(self) -> dict[str, Any]:
        """All values, for another process."""
        return {item.name: getattr(self, item.name) for item in fields(self)}


class _Late:
    """A value that is asked for when it is needed, and once."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __get__(self, article: Article | None, kind: type[Article]) -> Any:
        if article is None or "own" not in vars(article):
            raise AttributeError(self.name)
        value = vars(article)[self.name] = vars(article)["own"].find(self.name)
        return value


Article.body = _Late("body")  # type: ignore[assignment]
Article.origins = _Late("origins")  # type: ignore[assignment]
