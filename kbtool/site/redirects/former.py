"""A former address, and where it leads for the readers of an audience."""

from collections.abc import Iterator
from urllib.parse import quote

from msgspec import Struct

EXTERNAL = ("http://", "https://")

Parts = tuple[tuple[str, str], ...]
"""Fragment, decoded, and its own goal."""


class Former(Struct, frozen=True):
    """An address without a page. A goal is percent-encoded: an address below the audience's root, `zh/new/#part`, or
    that of another site."""

    language: str
    """The locale."""
    address: str
    """Below the audience's root, decoded, with a slash at the end: `zh/billing/old/`."""
    goal: str
    title: str
    """Of the page at the goal; the goal itself where it is another site's."""
    parts: Parts = ()
    """Parts of the former page that went elsewhere. Servers never learn which part a reader wants."""
    file: str = ""
    """The name that the address had as a file, `zh/billing/old.html`; empty where nobody says that it had one."""

    @property
    def files(self) -> tuple[str, ...]:
        """Where pages must lie that answer on a host without rules, below the audience's root."""
        return (f"{self.address}index.html", *filter(None, [self.file]))

    def forms(self) -> Iterator[str]:
        """Every way to write the address, decoded."""
        yield self.address
        yield self.address.rstrip("/")
        yield from self.files


def link(goal: str, base: str) -> str:
    """A goal as a link that leads there from every page of the host; `base` is the path of the site on it."""
    return goal if goal.startswith(EXTERNAL) else f"{base}{goal}"


def without_fragment(goal: str) -> str:
    """The page of a goal."""
    return goal.partition("#")[0]


def encoded_fragment(fragment: str) -> str:
    """`#` and the fragment as in a link; empty for none."""
    return f"#{quote(fragment)}" if fragment else ""
