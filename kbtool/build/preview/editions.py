"""One language of the preview's site: which of its pages are rendered, and as what."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import unquote

from kbtool.build.asked import is_still_true
from kbtool.build.job import RenderedPage, StagedEdition, shared
from kbtool.site.addresses import destination
from kbtool.site.edition_site import EditionSite, StagedPage


@dataclass
class ShownEdition:
    """Changes with every plan and every page that is rendered; whoever uses it holds the lock of the site."""

    site: EditionSite
    staged: StagedEdition
    copies: Mapping[str, str]
    """Address of a picture → that of its WebP copy."""
    done: dict[str, RenderedPage] = field(default_factory=dict)
    """Staged path → what came of the page."""
    failed: set[str] = field(default_factory=set)
    """Sources that cannot be rendered."""
    search: frozenset[str] = frozenset()
    """Paths of the files that it is searched with; empty while there are none."""

    def __post_init__(self) -> None:
        self.by_file = _by_file(self.site)

    @property
    def missing(self) -> list[StagedPage]:
        """The pages that have to be rendered."""
        return [page for page in self.site.pages if page.path not in self.done and page.source not in self.failed]

    def is_search(self, path: str) -> bool:
        """Whether a path below the audience's root is that of a file to search with."""
        return path == self.site.search.manifest or path.startswith(self.site.search.folder)

    def take(self, site: EditionSite) -> set[str]:
        """Goes on with another plan; returns the paths of files that are not true any more."""
        before, old = self.done, self.site
        self.site, self.by_file, self.failed = site, _by_file(site), set()
        if self.staged.site != (common := shared(site)):
            self.staged = replace(self.staged, site=common)
        self.done = dict(self._still_true(old, before))
        return self._gone(path for page in before.values() for path in page.files) | self._drop_search(before)

    def take_page(self, page: StagedPage) -> set[str]:
        """Goes on with another page in the place of one; returns as `take` does."""
        pages = tuple(page if other.path == page.path else other for other in self.site.pages)
        self.site = replace(self.site, pages=pages)
        self.by_file = _by_file(self.site)
        self.failed.discard(page.source)
        before = dict(self.done)
        dropped = self.done.pop(page.path, None)
        return self._gone(dropped.files if dropped else ()) | self._drop_search(before)

    def _still_true(self, old: EditionSite, done: Mapping[str, RenderedPage]) -> Iterable[tuple[str, RenderedPage]]:
        new = self.site
        if (old.site, old.embeds, old.card_style) != (new.site, new.embeds, new.card_style):
            return
        is_answered = (old.addresses, old.pictures) == (new.addresses, new.pictures)
        earlier = {page.path: page for page in old.pages}
        for page in new.pages:
            rendered = done.get(page.path)
            if (
                rendered
                and page == earlier[page.path]
                and old.search.articles.get(page.source) == new.search.articles.get(page.source)
                and (is_answered or is_still_true(rendered.asked, new, self.copies, page.source))
            ):
                yield page.path, rendered

    def _drop_search(self, before: Mapping[str, RenderedPage]) -> set[str]:
        """Forgets the search where it may say what pages do not say any more; returns its files."""
        if self.done.keys() == before.keys():
            return set()
        gone, self.search = set(self.search), frozenset()
        return gone

    def _gone(self, paths: Iterable[str]) -> set[str]:
        return set(paths).difference(path for page in self.done.values() for path in page.files)


def _by_file(site: EditionSite) -> dict[str, StagedPage]:
    """Path of each file that is a page's own → the page."""
    found = {}
    for staged in site.pages:
        page = staged.page
        found[destination(page.url)] = staged
        if page.card:
            found[page.card] = staged
        if page.markdown_url:
            found[unquote(page.markdown_url.removeprefix(site.site.address))] = staged
    return found
