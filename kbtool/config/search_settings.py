"""How readers search: `extra.kbtool.search` in mkdocs.yml."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, ClassVar

from msgspec import Meta

from kbtool.config.checked import Checked, Rule
from kbtool.config.search_server import SearchServer

ADDRESS = re.compile(r"https://[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::[0-9]{1,5})?(?:/[^\s;,'\"<>]*)?")
"""The host becomes part of the pages' Content-Security-Policy: nothing may end it or add to it."""


class Layout(StrEnum):
    """In how many files an index is."""

    AUTO = "auto"
    SINGLE = "single"
    SHARDED = "sharded"


Weight = Annotated[float, Meta(gt=0, le=100)]


class Boosts(Checked, frozen=True):
    """How much a word counts by where it stands."""

    title: Weight = 10
    """In the title."""
    keywords: Weight = 8
    """Among the keywords."""
    headings: Weight = 4
    """In a heading."""
    tags: Weight = 3
    """In the title of a tag."""
    body: Weight = 1
    """In the text, or in that of an attachment."""


def _check_events(address: str) -> None:
    if address and not ADDRESS.fullmatch(address):
        raise ValueError(f"{address!r} is no address: write it as https://www.example.com/searches")


def _check_server(server: SearchServer | None) -> None:
    if server and not ADDRESS.fullmatch(server.url):
        raise ValueError(f"{server.url!r} is no address: write it as https://search.example.com")


class SearchSettings(Checked, frozen=True):
    """Every key of `extra.kbtool.search`."""

    events: str = ""
    """An address that is told of each search: its words, the number of results, the rank that was clicked, the edition;
    without it nothing is sent."""
    layout: Layout = Layout.AUTO
    """`single` writes the index of an edition into one file, `sharded` into pieces of which readers load a few; `auto`
    takes what is quicker."""
    boosts: Boosts = Boosts()
    """How much a word counts by where it stands: `{title: 10, keywords: 8, headings: 4, tags: 3, body: 1}`."""
    documents: bool = False
    """`true` also writes the texts of an edition as `documents.ndjson`, from which a search server can be filled."""
    offline: bool = False
    """`true` also writes every file of the search as a script, so that a site read from a disk can be searched; it
    doubles the size of the search's files on the server, and what readers load stays the same."""
    provider: SearchServer | None = None
    """A server that answers instead of the files: `{type: typesense, url: https://search.example.com, keys: {public:
    KEY}}`. The files stay, and answer where the server does not."""

    rules: ClassVar[Mapping[str, Rule]] = {"events": _check_events, "provider": _check_server}

    def server(self, audience: str) -> SearchServer | None:
        """The server that an audience's readers ask; None where they search in files."""
        return self.provider if self.provider and audience in self.provider.keys else None

    def hosts(self, audience: str) -> tuple[str, ...]:
        """Hosts that an audience's pages talk to besides their own."""
        server = self.server(audience)
        return tuple(address.split("/")[2] for address in (self.events, server.url if server else "") if address)
