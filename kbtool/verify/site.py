"""What rules know about the site they look at."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from kbtool.config import Configuration, Language
from kbtool.config.settings import Mode
from kbtool.verify.leak import Leak, Sealed
from kbtool.verify.output.addresses import Addresses
from kbtool.verify.output.facts import Facts
from kbtool.verify.output.feed import Feed, read_feed
from kbtool.verify.output.manifest import Listed, Manifest
from kbtool.verify.output.redirect_list import FILE, RedirectLine, read_redirect_list
from kbtool.verify.output.robots import Robots, read_robots
from kbtool.verify.output.sitemap import Entry, Sitemap, read_sitemap

SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
FEED = "feed.xml"


@dataclass(frozen=True)
class Setting:
    """What is known before the first page is opened."""

    audience: str
    configuration: Configuration
    today: date

    @property
    def is_restricted(self) -> bool:
        """True for every audience but the widest."""
        return self.audience != self.configuration.settings.widest

    @property
    def is_open(self) -> bool:
        """Whether search engines are invited."""
        return not self.is_restricted and self.configuration.settings.mode is Mode.LIVE

    @cached_property
    def addresses(self) -> Addresses:
        """What addresses lead to."""
        return Addresses(self.configuration.address(self.audience))

    @property
    def is_listed(self) -> bool:
        """Whether search engines are invited and the site knows its own address, which they must be told."""
        return self.is_open and bool(self.addresses.base)

    def language(self, path: str) -> Language:
        """The language of the pages where this file lies."""
        first, mark, _ = path.partition("/")
        return self._by_prefix.get(f"{first}{mark}", self.configuration.default_language)

    @cached_property
    def _by_prefix(self) -> dict[str, Language]:
        return {language.prefix: language for language in self.configuration.languages if language.prefix}


@dataclass(frozen=True)
class Site:
    """What is known after the last page."""

    setting: Setting
    files: Mapping[str, Listed]
    """Path below the site's folder → digest and size of every plain file."""
    links: Mapping[str, str]
    """Symbolic link → where it leads."""
    escaping_links: frozenset[str]
    """Those of them that lead out of the site's folder."""
    manifest: Manifest | None
    """None for a folder that is no release."""
    leaks: tuple[Leak, ...]
    """By path."""
    sealed: tuple[Sealed, ...]
    pages: Mapping[str, Facts]
    """Path → page, by path."""
    texts: Mapping[str, bytes]
    """Path → content of what is written for machines: sitemaps, feeds, robots.txt and the like."""

    @cached_property
    def indexable(self) -> tuple[Facts, ...]:
        """The pages that search engines may show."""
        return tuple(page for page in self.pages.values() if page.is_indexable)

    @cached_property
    def sitemaps(self) -> tuple[Sitemap, ...]:
        """The sitemap and its parts, also those that no index names."""
        paths = (path for path in self.texts if path.rpartition("/")[2].startswith("sitemap") and path.endswith(".xml"))
        return tuple(read_sitemap(path, self.texts[path]) for path in paths)

    @cached_property
    def listed(self) -> Mapping[str, Entry]:
        """Path → what the sitemaps say of the file; addresses of other sites are left out."""
        return {path: entry for _, path, entry in self.entries() if path is not None}

    def entries(self) -> Iterator[tuple[Sitemap, str | None, Entry]]:
        """(sitemap, file at the address, entry) of all sitemaps; None for addresses of other sites."""
        for sitemap in self.sitemaps:
            if not sitemap.is_index:
                for entry in sitemap.entries:
                    yield sitemap, self.setting.addresses.absolute_path(entry.location), entry

    @cached_property
    def feeds(self) -> tuple[Feed, ...]:
        """All feeds."""
        return tuple(read_feed(path, self.texts[path]) for path in self.texts if path.rpartition("/")[2] == FEED)

    @cached_property
    def robots(self) -> Robots | None:
        """None where there is no robots.txt."""
        return read_robots(self.texts[ROBOTS]) if ROBOTS in self.texts else None

    @cached_property
    def redirect_lines(self) -> tuple[RedirectLine, ...] | None:
        """None where there is no `_redirects`."""
        return read_redirect_list(self.texts[FILE]) if FILE in self.texts else None

    def page_at(self, address: str) -> Facts | None:
        """The page at an absolute address."""
        path = self.setting.addresses.absolute_path(address)
        return self.pages.get(path) if path is not None else None

    @cached_property
    def absent(self) -> frozenset[str]:
        """Languages of which the site has no page: it was built without them."""
        present = {self.setting.language(path).locale for path in self.pages}
        known = {language.locale for language in self.setting.configuration.languages}
        return frozenset(known - present) if present else frozenset()

    def is_absent(self, path: str) -> bool:
        """Whether a path belongs to a language that the site was built without."""
        return bool(self.absent) and self.setting.language(path).locale in self.absent

    def has(self, path: str) -> bool:
        """Whether something answers at a path, as servers do also without the slash at its end.

        What a language has that the site was built without nobody can know.
        """
        here = path in self.files or path in self.links or f"{path}/index.html" in self.files
        return here or self.is_absent(path)
