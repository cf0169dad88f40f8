"""What the files in `docs/_data/` hold."""

from collections.abc import Mapping
from typing import Annotated

from msgspec import Meta, Struct, field

Handle = Annotated[str, Meta(pattern=r"^@[A-Za-z0-9_](?:[A-Za-z0-9_./-]*[A-Za-z0-9_])?\Z")]


class Owner(Struct, frozen=True, kw_only=True):
    """A person or team accountable for articles."""

    name: str | dict[str, str]
    """Display name, or one for each language."""
    email: str | None = None
    """Where to write; never shown to the public."""
    handle: Handle | None = None
    """The name on GitHub or GitLab, for CODEOWNERS: `@example/docs-team`."""
    team: str | None = None
    """Key of the team a person belongs to."""
    active: bool = True
    """False for who has left: articles of theirs need another owner."""
    url: str | None = None
    """A page about them."""

    def name_in(self, language: str, default_language: str = "") -> str:
        """The display name in a language, else in the default language, else any."""
        return self.name if isinstance(self.name, str) else text_in(self.name, language, default_language)


class Tag(Struct, frozen=True, kw_only=True):
    """A topic."""

    title: dict[str, str]
    """Language → what readers see."""
    description: dict[str, str] = field(default_factory=dict)
    """Language → what the tag's page says."""
    deprecated: str | None = None
    """The tag to use instead."""

    def title_in(self, language: str, default_language: str = "") -> str:
        """What readers of a language see."""
        return text_in(self.title, language, default_language)


class Term(Struct, frozen=True, kw_only=True):
    """A word the house uses, and the words it does not."""

    use: str
    """The word to write."""
    avoid: tuple[str, ...] = ()
    """Words to replace by it."""


class Query(Struct, frozen=True, kw_only=True):
    """What people search for, and the article they should find."""

    query: str
    """As typed."""
    article: str
    """Id or path of the article."""
    within: int = 3
    """The rank it must reach."""


def text_in(texts: Mapping[str, str], language: str, default_language: str = "") -> str:
    """The text in a language, else in the default language, else the first; empty when there is none."""
    return texts.get(language) or texts.get(default_language) or next(iter(texts.values()), "")
