"""One HTML page, parsed once for all rules."""

from dataclasses import dataclass
from functools import cached_property

from selectolax.lexbor import LexborHTMLParser


@dataclass(frozen=True)
class Page:
    """A page of the site."""

    path: str
    """Below the site's folder."""
    html: str

    @cached_property
    def tree(self) -> LexborHTMLParser:
        """What a browser makes of it (HTML standard); another parser than the builder's."""
        return LexborHTMLParser(self.html)
