"""kbtool's own settings: `extra.kbtool` in mkdocs.yml."""

import re
from enum import StrEnum
from itertools import permutations
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from kbtool.config.image_settings import Images
from kbtool.config.search_settings import SearchSettings
from kbtool.config.targets import Target

Period = Annotated[str, Field(pattern=r"^[1-9][0-9]* (?:day|week|month|year)s?$")]


HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?")
INDEXNOW_KEY = re.compile(r"[a-zA-Z0-9-]{8,128}")
ACTIVE_TYPES = frozenset(
    """
    asp aspx cgi css dtd hta htaccess htc htm html htpasswd jar js jsp jspx mht mhtml mjs cjs php phar phtml shtml
    svgz swf wasm webmanifest xht xhtml xml xsl xslt
    """.split()  # noqa: SIM905 - a list of words
)
"""Endings of what a browser or a server might run, or read as a page; no setting lets such files through."""


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


class Training(StrEnum):
    """Whether those who train language models are welcome to the texts."""

    ALLOW = "allow"
    DENY = "deny"


class Limits(BaseModel):
    """What one article may cost; one that is past a limit is withheld, and the rest is built."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    size: int = Field(default=1_000_000, gt=0)
    """Bytes of its file."""
    depth: int = Field(default=50, gt=0)
    """Lists, quotes and notes inside one another."""
    seconds: float = Field(default=10, gt=0)
    """Processor time to render it for one edition; what else the machine does meanwhile does not count."""


class Translations(BaseModel):
    """How translations are told of."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    alternates_max_age: Period = "2 years"
    """A translation whose original changed later than it by more than this is not named to search engines as the same
    page any more; the language menu still has it."""


class Settings(BaseModel):
    """Every key of `extra.kbtool`; the text below each is its documentation."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

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
    ai_training: Training = Training.ALLOW
    """`deny` asks crawlers that gather texts for training language models to stay away; search engines are still
    welcome."""
    llms: bool = False
    """`true` writes `llms.txt` and, beside the page of each article, the same as Markdown, for language models."""
    indexnow: str = ""
    """The key that proves to search engines that `kbtool indexnow` speaks for the public site: 8 to 128 letters, digits
    and hyphens."""
    translations: Translations = Field(default_factory=Translations)
    """When a translation is too old to be named to search engines beside its original: `{alternates_max_age: 1 year}`.
    """
    cards: bool = False
    """`true` draws a picture for each public page, with its title, that stands for it where a link to it is shared; an
    image of the article does so otherwise. It needs `pip install 'mkdocs-kbtool[cards]'` and fonts."""
    card_fonts: tuple[str, ...] = ()
    """Font files for these cards, from the folder of mkdocs.yml, instead of the machine's Noto fonts; the first that
    has a character draws it: `[fonts/Brand-Bold.ttf]`."""
    images: Images = Field(default_factory=Images)
    """How images are delivered: `{webp: true}`."""
    foreign_keys: Policy = Policy.REFUSE
    """`allow` lets front matter hold keys of another tool; look-alikes of protective keys are refused even then."""
    broken_articles: BrokenArticles = BrokenArticles.STOP
    """`stop`: an article with an error keeps the site as it was; `withhold`: the rest is published without it."""
    limits: Limits = Field(default_factory=Limits)
    """What one article may cost: `{size: 2000000, depth: 50, seconds: 10}`."""
    publish: dict[str, Target] = Field(default_factory=dict)
    """Where `kbtool publish` sends each audience's site: `{public: {to: gh-pages}}`."""
    search: SearchSettings = Field(default_factory=SearchSettings)
    """How readers search: `{events: https://events.example.com/search}`."""
    contact: str = ""
    """Where a reader finds a person: an address or `mailto:` link."""
    licence: str = ""
    """Licence of the texts, shown in the footer."""
    lint: dict[str, Any] = Field(default_factory=dict)
    """Severity of rules, by rule or path."""
    embeds: tuple[str, ...] = ()
    """Hosts whose frames (videos, maps) articles may embed."""
    diagrams: str = ""
    """A copy of Mermaid that draws diagrams, from the folder of mkdocs.yml: `vendor/mermaid.min.js`."""
    file_types: tuple[str, ...] = ()
    """Further endings of files that articles may offer, without their dot: `[stl, dwg]`."""

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

    @field_validator("indexnow")
    @classmethod
    def _key_fits_the_protocol(cls, value: str) -> str:
        if value and not INDEXNOW_KEY.fullmatch(value):
            raise ValueError(f"{value!r} is no key: use 8 to 128 letters (a-z, A-Z), digits and hyphens")
        return value

    @field_validator("embeds")
    @classmethod
    def _embeds_are_hosts(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for host in value:
            if not HOST.fullmatch(host):
                raise ValueError(f"{host!r} is no host: write it as www.example.com")
        return value

    @field_validator("file_types")
    @classmethod
    def _file_types_are_quiet(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for name in value:
            if not name.isascii() or not name.isalnum() or name != name.lower():
                raise ValueError(f"{name!r} is no ending: use lower-case letters and digits, without the dot")
            if name in ACTIVE_TYPES:
                raise ValueError(f"{name!r} cannot be allowed: a browser or a server might run such a file")
        return value

    @model_validator(mode="after")
    def _hosts_belong_to_audiences(self) -> "Settings":
        for name in self.hosts:
            if name not in self.audiences:
                raise ValueError(f"hosts names {name!r}, which is no audience")
        for name in self.search.provider.keys if self.search.provider else ():
            if name not in self.audiences:
                raise ValueError(f"search.provider.keys names {name!r}, which is no audience")
        return self

    @model_validator(mode="after")
    def _every_audience_has_its_own_place(self) -> "Settings":
        for name in self.publish:
            if name not in self.audiences:
                raise ValueError(f"publish names {name!r}, which is no audience")
        places = {name: target.location(name) for name, target in self.publish.items()}
        for name, other in permutations(places, 2):
            if places[other][: len(places[name])] == places[name]:
                raise ValueError(f"publish sends {other} to where {name} is served; give each audience its own place")
        return self

    @property
    def widest(self) -> str:
        """The audience of the public site."""
        return self.audiences[0]

    def may_read(self, audience: str, article_audience: str) -> bool:
        """Whether readers of the edition `audience` may see an article for `article_audience`."""
        return self.audiences.index(article_audience) <= self.audiences.index(audience)
