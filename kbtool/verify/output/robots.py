"""`robots.txt` as search engines read it (RFC 9309)."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from protego import Protego

CRAWLER = "Googlebot"
LIMIT = 500 * 1024
"""Bytes that a crawler must read (RFC 9309, 2.5); what stands behind may be ignored."""


@dataclass(frozen=True)
class Robots:
    """The file."""

    text: str

    @cached_property
    def sitemaps(self) -> tuple[str, ...]:
        """Addresses of sitemaps, as they stand there."""
        return tuple(self._parsed.sitemaps)

    @cached_property
    def closed_paths(self) -> tuple[str, ...]:
        """What any crawler is told to leave alone, each once, as it stands there."""
        lines = (line.partition("#")[0].partition(":") for line in self.text.split("\n"))
        paths = [value.strip() for key, _, value in lines if key.strip().lower() == "disallow"]
        return tuple(dict.fromkeys(path for path in paths if path))

    def blocked(self, addresses: Sequence[str], crawler: str = CRAWLER) -> list[str]:
        """Those of these absolute addresses that a crawler must leave alone."""
        if not self.closed_paths:
            return []
        return [address for address in addresses if not self._parsed.can_fetch(address, crawler)]

    @cached_property
    def _parsed(self) -> Protego:
        return Protego.parse(self.text)


def read_robots(data: bytes) -> Robots:
    """Reads the file; what is no UTF-8 is replaced."""
    return Robots(data[:LIMIT].decode("utf-8-sig", "replace"))
