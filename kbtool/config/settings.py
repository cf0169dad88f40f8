"""kbtool's own settings: `extra.kbtool` in mkdocs.yml."""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from itertools import permutations
from typing import Annotated, Any, ClassVar

from msgspec import Meta, field

from kbtool.config.checked import Checked, Rule
from kbtool.config.image_settings import Images
from kbtool.config.search_settings import SearchSettings
from kbtool.config.targets import Target

Period = Annotated[str, Meta(pattern=r"^[1-9][0-9]* (?:day|week|month|year)s?\Z")]

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


class Limits(Checked, frozen=True):
    """What one article may cost; one that is past a limit is withheld, and the rest is built."""

    size: Annotated[int, Meta(gt=0)] = 1_000_000
    """Bytes of its file."""
    depth: Annotated[int, Meta(gt=0)] = 50
    """Lists, quotes and notes inside one another."""
    seconds: Annotated[float, Meta(gt=0)] = 10
    """Processor time to render it for one edition; what else the machine does meanwhile does not count."""


class Translations(Checked, frozen=True):
    """How translations are told of."""

    alternates_max_age: Period = "2 years"
    """A translation whose original changed later than it by more than this is not named to search engines as the same
    page any more; the language menu still has it."""


def _check_audiences(names: tuple[str, ...]) -> None:
    if not names:
        raise ValueError("name at least one audience")
    if len(set(names)) != len(names):
        raise ValueError("an audience is named twice")
    for name in names:
        if not name.isascii() or not name.replace("-", "").isalnum() or name != name.lower():
            raise ValueError(f"{name!r} is no audience name: use lower-case letters, digits and hyphens")


def _check_key(key: str) -> None:
    if key and not INDEXNOW_KEY.fullmatch(key):
        raise ValueError(f"{key!r} is no key: use 8 to 128 letters (a-z, A-Z), digits and hyphens")


def _check_hosts(hosts: tuple[str, ...]) -> None:
    for host in hosts:
        if not HOST.fullmatch(host):
            raise ValueError(f"{host!r} is no host: write it as www.example.com")


def _check_endings(names: tuple[str, ...]) -> None:
    for name in names:
        if not name.isascii() or not name.isalnum() or name != name.lower():
            raise ValueError(f"{name!r} is no ending: use lower-case letters and digits, without the dot")
        if name in ACTIVE_TYPES:
            raise ValueError(f"{name!r} cannot be allowed: a browser or a server might run such a file")


class Settings(Checked, frozen=True):
    """Every key of `extra.kbtool`; the text below each is its documentation."""

    audiences: tuple[str, ...] = ("public",)
    """Who reads, widest first: `[public, agents, internal]`."""
    hosts: dict[str, str] = field(default_factory=dict)
    """The address of each audience's site; the widest has `site_url`."""
    defaults: dict[str, Any] = field(default_factory=dict)
    """Front matter values for every article that gives none: `{state: published, owner: docs-team}`."""
    review: dict[str, Period] = field(default_factory=dict)
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
    translations: Translations = Translations()
    """When a translation is too old to be named to search engines beside its original: `{alternates_max_age: 1 year}`.
    """
    cards: bool = False
    """`true` draws a picture for each public page, with its title, that stands for it where a link to it is shared; an
    image of the article does so otherwise. It needs `pip install 'mkdocs-kbtool[cards]'` and fonts."""
    card_fonts: tuple[str, ...] = ()
    """Font files for these cards, from the folder of mkdocs.yml, instead of the machine's Noto fonts; the first that
    has a character draws it: `[fonts/Brand-Bold.ttf]`."""
    images: Images = Images()
    """How images are delivered: `{webp: true}`."""
    foreign_keys: Policy = Policy.REFUSE
    """`allow` lets front matter hold keys of another tool; look-alikes of protective keys are refused even then."""
    broken_articles: BrokenArticles = BrokenArticles.STOP
    """`stop`: an article with an error keeps the site as it was; `withhold`: the rest is published without it."""
    limits: Limits = Limits()
    """What one article may cost: `{size: 2000000, depth: 50, seconds: 10}`."""
    publish: dict[str, Target] = field(default_factory=dict)
    """Where `kbtool publish` sends each audience's site: `{public: {to: gh-pages}}`."""
    search: SearchSettings = SearchSettings()
    """How readers search: `{events: https://events.example.com/search}`."""
    contact: str = ""
    """Where a reader finds a person: an address or `mailto:` link."""
    licence: str = ""
    """Licence of the texts, shown in the footer."""
    lint: dict[str, Any] = field(default_factory=dict)
    """Severity of rules, by rule or path."""
    embeds: tuple[str, ...] = ()
    """Hosts whose frames (videos, maps) articles may embed."""
    diagrams: str = ""
    """A copy of Mermaid that draws diagrams, from the folder of mkdocs.yml: `vendor/mermaid.min.js`."""
    file_types: tuple[str, ...] = ()
    """Further endings of files that articles may offer, without their dot: `[stl, dwg]`."""

    rules: ClassVar[Mapping[str, Rule]] = {
        "audiences": _check_audiences,
        "indexnow": _check_key,
        "embeds": _check_hosts,
        "file_types": _check_endings,
    }

    def check_together(self) -> None:
        """See `Checked.check_together`."""
        self._check_names("hosts", self.hosts)
        self._check_names("search.provider.keys", self.search.provider.keys if self.search.provider else ())
        self._check_names("publish", self.publish)
        places = {name: target.location(name) for name, target in self.publish.items()}
        for name, other in permutations(places, 2):
            if places[other][: len(places[name])] == places[name]:
                raise ValueError(f"publish sends {other} to where {name} is served; give each audience its own place")

    def _check_names(self, setting: str, names: Iterable[str]) -> None:
        for name in names:
            if name not in self.audiences:
                raise ValueError(f"{setting} names {name!r}, which is no audience")

    @property
    def widest(self) -> str:
        """The audience of the public site."""
        return self.audiences[0]

    def may_read(self, audience: str, article_audience: str) -> bool:
        """Whether readers of the edition `audience` may see an article for `article_audience`."""
        return self.audiences.index(article_audience) <= self.audiences.index(audience)
