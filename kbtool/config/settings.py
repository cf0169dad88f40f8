"""kbtool's own settings: `extra.kbtool` in mkdocs.yml."""

from enum import StrEnum
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

Period = Annotated[str, Field(pattern=r"^[1-9][0-9]* (?:day|week|month|year)s?$")]


class Policy(StrEnum):
    """Whether front matter may hold keys kbtool does not know."""

    REFUSE = "refuse"
    ALLOW = "allow"


class BrokenArticles(StrEnum):
    """What a build does when an article is withheld because of an error in it."""

    STOP = "stop"
    WITHHOLD = "withhold"


class Mode(StrEnum):
    """Whether search engines are invited."""

    LIVE = "live"
    SETUP = "setup"


class Limits(BaseModel):
    """What one article may cost; one that is past a limit is withheld, and the rest is built."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    size: int = Field(default=1_000_000, gt=0)
    """Bytes of its file."""
    depth: int = Field(default=50, gt=0)
    """Lists, quotes and notes inside one another."""
    seconds: float = Field(default=20, gt=0)
    """Processor time to render it for one edition; what else the machine does meanwhile does not count."""


class Settings(BaseModel):
    """Every key of `extra.kbtool`; the text below each is its documentation."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    audiences: tuple[str, ...] = ("public",)
    """Who reads, widest first: `[public, agents, internal]`."""
    hosts: dict[str, str] = Field(default_factory=dict)
    """The address of each audience's site; the widest has `site_url`."""
    defaults: dict[str, Any] = Field(default_factory=dict)
    """Front matter values for every article that gives none: `{state: published, owner: docs-team}`."""
    review: dict[str, Period] = Field(default_factory=dict)
    """Time to the next review by article type: `{policy: 6 months}`."""
    mode: Mode = Mode.LIVE
    """`setup` asks search engines to stay away until you say `live`."""
    foreign_keys: Policy = Policy.REFUSE
    """`allow` lets front matter hold keys of another tool; look-alikes of protective keys are refused even then."""
    broken_articles: BrokenArticles = BrokenArticles.STOP
    """`stop`: an article with an error keeps the site as it was; `withhold`: the rest is published without it."""
    limits: Limits = Field(default_factory=Limits)
    """What one article may cost: `{size: 2000000, depth: 50, seconds: 20}`."""
    contact: str = ""
    """Where a reader finds a person: an address or `mailto:` link."""
    licence: str = ""
    """Licence of the texts, shown in the footer."""
    lint: dict[str, Any] = Field(default_factory=dict)
    """Severity of rules, by rule or path."""
    embeds: tuple[str, ...] = ()
    """Hosts whose frames (videos, maps) articles may embed."""

    @field_validator("audiences")
    @classmethod
    def _audiences_are_distinct_words(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if not value:
            raise ValueError("name at least one audience")
        if len(set(value)) != len(value):
            raise ValueError("an audience is named twice")
        for name in value:
            if not name.isascii() or not name.replace("-", "").isalnum() or name != name.lower():
                raise ValueError(f"{name!r} is no audience name: use lower-case letters, digits and hyphens")
        return value

    @model_validator(mode="after")
    def _hosts_belong_to_audiences(self) -> "Settings":
        for name in self.hosts:
            if name not in self.audiences:
                raise ValueError(f"hosts names {name!r}, which is no audience")
        return self

    @property
    def widest(self) -> str:
        """The audience of the public site."""
        return self.audiences[0]

    def may_read(self, audience: str, article_audience: str) -> bool:
        """Whether readers of the edition `audience` may see an article for `article_audience`."""
        return self.audiences.index(article_audience) <= self.audiences.index(audience)
