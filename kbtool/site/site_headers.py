"""What a web server needs to know of a site."""

from msgspec import Struct


class SiteHeaders(Struct, frozen=True):
    """What a server needs to know of one audience's site."""

    base: str
    """Path of the site on its host, with slashes at both ends."""
    prefixes: tuple[str, ...]
    """The start of each language's addresses, the default language's empty one first."""
    headers: tuple[tuple[str, str], ...]
    """Name and value."""
    named_by_digest: tuple[str, ...]
    """Folders below the base, with a slash at the end, in which every file's name holds its digest."""
