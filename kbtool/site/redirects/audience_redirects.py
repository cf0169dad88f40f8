"""The redirects of an audience's site."""

from collections.abc import Mapping
from urllib.parse import unquote

from msgspec import Struct, field

from kbtool.site.redirects.former import Former, Parts


class AudienceRedirects(Struct, frozen=True):
    """All redirects of an audience's site, over its languages; none leads to another."""

    formers: tuple[Former, ...] = ()
    """By address."""
    moved: Mapping[str, Parts] = field(default_factory=dict)
    """Address of a page that is there → its former parts."""

    def by_link(self) -> dict[str, str]:
        """What a link may still name, decoded, `zh/old/` or `zh/old/#part` → its goal."""
        pages = {former.address: former.goal for former in self.formers}
        files = {former.file: former.goal for former in self.formers if former.file}
        parts = [*((former.address, former.parts) for former in self.formers), *self.moved.items()]
        return pages | files | {f"{unquote(url)}#{name}": goal for url, found in parts for name, goal in found}
