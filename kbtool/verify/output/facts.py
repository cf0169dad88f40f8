"""What stays of a page when it has been looked at: small, because there may be a hundred thousand."""

from collections.abc import Iterable
from dataclasses import dataclass
from sys import intern


@dataclass(frozen=True, slots=True)
class Facts:
    """A page, as the rules about the whole site see it."""

    path: str
    lang: str
    title: str
    description: str
    is_indexable: bool
    is_hidden: bool
    """It asks not to be shown in results, or it answers for what is missing."""
    canonical: str
    alternates: tuple[tuple[str, str], ...]
    """(hreflang, address), as they stand there."""
    refresh: str | None
    """The file that the page leads on to, or the address where that is no file of the site; None for most pages."""
    modified: str
    """`dateModified` of its structured data; empty where it has none."""
    links: tuple[str, ...]
    """Files that its links lead to, each once, with `#fragment`."""
    files: tuple[str, ...]
    """Files that it loads or offers, each once."""
    names: str
    """Its ids in one text: line end, id, line end, id, line end. A set would take five times the memory."""

    def has_id(self, name: str) -> bool:
        """Whether a fragment leads to something on the page."""
        return f"\n{name}\n" in self.names


def kept(texts: Iterable[str | None]) -> tuple[str, ...]:
    """Each text once; what many pages have is stored once for all of them."""
    return tuple(intern(text) for text in dict.fromkeys(texts) if text is not None)


def kept_pairs(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """The same for pairs, all of them."""
    return tuple((intern(first), intern(second)) for first, second in pairs)
