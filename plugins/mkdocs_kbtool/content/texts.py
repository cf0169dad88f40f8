"""Texts of pages: converted, cleaned and finished within the budget of each article; or known from an earlier build."""

from collections.abc import Mapping
from typing import Any

from kbtool.build.asked import Noted, as_asked
from kbtool.build.bodies import Bodies, Body
from kbtool.build.converter import Converter, Heading
from kbtool.build.page_html import clean
from kbtool.build.page_markup import PageMarkup
from kbtool.site.edition_site import EditionSite
from kbtool.site.staged_pages import StagedPage
from kbtool.site.webp_sources import offer_webp
from kbtool.store.store import Store
from mkdocs_kbtool.content.watch import Watch

Dialect = tuple[list[str], dict[str, Any]]
"""Markdown extensions and their options (see `dialect.complete`)."""
SAMPLE = "# A\n\n*a* `b` [c](https://example.com/) :smile:\n\n- [x] d\n\n| e |\n|---|\n| f |\n\n```\ng = 1\n```\n"
"""Has a converter make and load what it needs for most articles."""


class Texts:
    """Of one page after the other: `start`, `convert`, `finish`."""

    def __init__(self) -> None:
        self._watch = Watch()
        self._markup = PageMarkup()
        self._dialect: Dialect | None = None
        self._converter: Converter | None = None
        self._bodies: Bodies | None = None
        """The texts that the store knows; None where it is of no use."""
        self._page: tuple[EditionSite, StagedPage] | None = None
        self._copies: Mapping[str, str] = {}
        self._body: Body | None = None
        """The text of the page, where the store knows it."""
        self._headings: list[Heading] = []
        """Of the page."""
        self._made: list[tuple[StagedPage, Body]] = []
        """The texts that were made."""

    def prepare(self, dialect: Dialect) -> None:
        """Loads what most texts need, before there is one."""
        if self.speak(dialect).is_reusable:
            self.speak(dialect).convert(SAMPLE)

    def speak(self, dialect: Dialect, is_anew: bool = False) -> Converter:
        """The converter of this dialect, which is kept for the next texts unless it has to be made anew."""
        if self._converter is None or is_anew or self._dialect != dialect:
            self._converter = Converter(*dialect, self._markup)
            self._dialect = dialect
        return self._converter

    def know(self, store: Store, site: EditionSite) -> None:
        """Takes the texts of this edition from the store, as far as they are there; needs `speak`."""
        if self._dialect:
            self._bodies = Bodies(store, site, *self._dialect)

    def start(self, site: EditionSite, staged: StagedPage, copies: Mapping[str, str], watch: Watch) -> None:
        """Goes on to another page; `copies` is address of a picture → that of its WebP copy."""
        page, self._watch = staged.page, watch
        self._page, self._copies, self._headings = (site, staged), copies, []
        self._markup.start(site.addresses, staged.source, page.language, page.title, site.site.text)
        self._body = self._bodies.find(staged, copies) if self._bodies else None

    def convert(self, text: str) -> tuple[str, list[Heading]]:
        """The HTML and the headings of the page's text."""
        if self._body:
            return self._body.html, self._body.headings

        def step() -> str:
            html, self._headings = self._converter.convert(text) if self._converter else ("", [])
            return html

        return self._watch.spend(self._at_hand()[1], step), self._headings

    def finish(self, html: str) -> Body:
        """What is published of the HTML."""
        if self._body:
            return self._body
        body = self._cleaned(html)
        if self._bodies:
            self._made.append((self._at_hand()[1], body))
        return body

    def _cleaned(self, html: str) -> Body:
        site, staged = self._at_hand()
        root, resolve, words, embeds = staged.page.root, self._markup.resolve, site.site.text, frozenset(site.embeds)
        pictures, copies = Noted(site.pictures), Noted(self._copies)
        cleaned = self._watch.spend(staged, lambda: clean(html, root, resolve, words, embeds, pictures))
        finished = offer_webp(cleaned, root, copies)
        unresolved = tuple(link for _, link in self._markup.unresolved)
        return Body(finished, self._headings, unresolved, as_asked(self._markup.asked, pictures, copies))

    def _at_hand(self) -> tuple[EditionSite, StagedPage]:
        if self._page is None:
            raise LookupError("no page was started")
        return self._page

    def keep(self, failed: set[str]) -> None:
        """Gives the texts that were made to the store, but for those of the sources that failed; lets go of it."""
        if self._bodies:
            self._bodies.keep((staged, body) for staged, body in self._made if staged.source not in failed)
        self._bodies, self._made = None, []
