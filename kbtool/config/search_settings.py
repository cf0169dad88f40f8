"""How readers search: `extra.kbtool.search` in mkdocs.yml."""

import re
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field, field_validator

from kbtool.config.search_server import SearchServer

ADDRESS = re.compile(r"https://[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::[0-9]{1,5})?(?:/[^\s;,'\"<>]*)?")
"""The host becomes part of the pages' Content-Security-Policy: nothing may end it or add to it."""


class Layout(StrEnum):
    """In how many files an index is."""

    AUTO = "auto"
    SINGLE = "single"
    SHARDED = "sharded"


class Boosts(BaseModel):
    """How much a word counts by where it stands."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    title: float = Field(default=10, gt=0, le=100)
    """In the title."""
    keywords: float = Field(default=8, gt=0, le=100)
    """Among the keywords."""
    headings: float = Field(default=4, gt=0, le=100)
    """In a heading."""
    tags: float = Field(default=3, gt=0, le=100)
    """In the title of a tag."""
    body: float = Field(default=1, gt=0, le=100)
    """In the text, or in that of an attachment."""


class SearchSettings(BaseModel):
    """Every key of `extra.kbtool.search`."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    events: str = ""
    """An address that is told of each search: its words, the number of results, the rank that was clicked, the edition;
    without it nothing is sent."""
    layout: Layout = Layout.AUTO
    """`single` writes the index of an edition into one file, `sharded` into pieces of which readers load a few; `auto`
    takes what is quicker."""
    boosts: Boosts = Field(default_factory=Boosts)
    """How much a word counts by where it stands: `{title: 10, keywords: 8, headings: 4, tags: 3, body: 1}`."""
    documents: bool = False
    """`true` also writes the texts of an edition as `documents.ndjson`, from which a search server can be filled."""
    offline: bool = False
    """`true` also writes every file of the search as a script, so that a site read from a disk can be searched; it
    doubles the size of the search's files on the server, and what readers load stays the same."""
    provider: SearchServer | None = None
    """A server that answers instead of the files: `{type: typesense, url: https://search.example.com, keys: {public:
    KEY}}`. The files stay, and answer where the server does not."""

    @field_validator("events")
    @classmethod
    def _events_go_to_an_address(cls, value: str) -> str:
        if value and not ADDRESS.fullmatch(value):
            raise ValueError(f"{value!r} is no address: write it as https://www.example.com/searches")
        return value

    @field_validator("provider")
    @classmethod
    def _servers_have_an_address(cls, value: SearchServer | None) -> SearchServer | None:
        if value and not ADDRESS.fullmatch(value.url):
            raise ValueError(f"{value.url!r} is no address: write it as https://search.example.com")
        return value

    def server(self, audience: str) -> SearchServer | None:
        """The server that an audience's readers ask; None where they search in files."""
        return self.provider if self.provider and audience in self.provider.keys else None

    def hosts(self, audience: str) -> tuple[str, ...]:
        """Hosts that an audience's pages talk to besides their own."""
        server = self.server(audience)
        return tuple(address.split("/")[2] for address in (self.events, server.url if server else "") if address)
