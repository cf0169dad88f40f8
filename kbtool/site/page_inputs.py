"""The digest of everything that the plan of a page is made from: while it is the same, so is the page.

It is far cheaper than the plan. What a page can show is in three digests that all pages of an audience share, and one
of its own:

- what *lasts*: of every article in every language of the audience, in their order, its key, its front matter and what
  it is said to be about; the settings, owners, tags and files of the base. Of these are the tree, lists, links and
  addresses made.
- which articles are *dated*: a list whose articles have a day has a feed, too.
- the *days*: of every article the day of its last change and of its publication.
- its *own*: the texts and days of the article or section in each language, as a translation says whether its source is
  newer; the days of its films; whether its review is overdue today, which editions for few readers show; redirects of
  its parts.

An article's page, and what answers for an archived article, is made from what lasts and from its own. A page that lists
articles is made also from which of them are dated, and the home page, which shows what changed last, from the days. The
words of the interface are not among them: they come with our code, which whoever keeps digests has to compare (see
`build.surroundings`).
"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from hashlib import blake2b

import msgspec
from msgspec.structs import astuple

from kbtool.content.article import Article
from kbtool.content.review import review_due
from kbtool.site.article_dates import Days
from kbtool.site.model import PageKind
from kbtool.site.redirects.former import Parts
from kbtool.site.staged_pages import Outline
from kbtool.site.videos import is_film, video_days
from kbtool.site.view import View
from kbtool.store.digests import DIGEST_BYTES, digest_of

UNDATED = frozenset({PageKind.ARTICLE, PageKind.ARCHIVED})
"""Kinds that show nothing of the day of another article, but of its translations."""

WRITTEN = frozenset({PageKind.ARTICLE, PageKind.SECTION, PageKind.HOME, PageKind.ARCHIVED})
"""Kinds whose name is a key."""

_encode = msgspec.msgpack.Encoder(enc_hook=repr).encode
TextAndDays = tuple[bytes, Days]


class AudienceInputs:
    """What the pages of an audience share, of all its languages."""

    def __init__(self, views: Mapping[str, View]) -> None:
        self._views = views

    @cached_property
    def lasting(self) -> bytes:
        """The digest of all facts but days and texts."""
        view = next(iter(self._views.values()))
        articles = [
            [article_facts(item, article) for article in (*item.selection.articles, *item.selection.archived)]
            for item in self._views.values()
        ]
        return digest_of(*map(_encode, (view.edition.audience, base_facts(view), articles)))

    @cached_property
    def dated(self) -> bytes:
        """The digest of which articles have a day of their last change."""
        return digest_of(
            _encode([[bool(days.updated) for days in view.days.values()] for view in self._views.values()])
        )

    @cached_property
    def days(self) -> bytes:
        """The digest of the days of all articles."""
        return digest_of(_encode([list(view.days.values()) for view in self._views.values()]))

    @cached_property
    def written(self) -> list[dict[str, TextAndDays]]:
        """In each language: key of an article or section page → what a page can show of its text and days."""
        return [
            {article.key: text_and_days(view, article) for article in view.selection.articles}
            for view in self._views.values()
        ]


def page_inputs(
    views: Mapping[str, View], locale: str, shared: AudienceInputs, moved: Mapping[str, Parts], pages: Sequence[Outline]
) -> dict[str, bytes]:
    """Staged path → digest. `moved` is address of a page → its former parts."""
    lasting = digest_of(shared.lasting, locale)
    listing, home = digest_of(lasting, shared.dated), digest_of(lasting, shared.days)
    own = _OwnFacts(views[locale], shared)
    found: dict[str, bytes] = {}
    for page in pages:
        common = lasting if page.kind in UNDATED else home if page.kind is PageKind.HOME else listing
        facts = _encode((common, page, own.of(page.name) if page.kind in WRITTEN else (), moved.get(page.url)))
        found[page.path] = blake2b(facts, digest_size=DIGEST_BYTES).digest()
    return found


def base_facts(view: View) -> list[object]:
    """What is said of no single article: settings, owners, tags, files."""
    data = view.data
    return [repr(view.configuration), list(data.owners.items()), list(data.tags.items()), list(view.file_sizes.items())]


def article_facts(view: View, article: Article) -> list[object]:
    """All that other pages can show of an article but its days; an archived one is told by its state."""
    fields, key = article.fields, article.key
    start = "" if fields.description or key not in view.by_name else view.description(article)
    return [key, article.is_index, astuple(fields), start]


def text_and_days(view: View, article: Article) -> TextAndDays:
    """The text and days of an article, for its page and those of its translations."""
    return view.texts.key(article), view.days[article.path]


class _OwnFacts:
    """What is a page's own."""

    def __init__(self, view: View, shared: AudienceInputs) -> None:
        self._written = shared.written
        films = {path for path in view.file_sizes if is_film(path)}
        self._further = {
            article.key: further_facts(view, article)
            for article in view.selection.articles
            if view.is_restricted or not films.isdisjoint(article.files)
        }

    def of(self, key: str) -> list[object]:
        """In each language, of an article or section; None where it is not written."""
        return [*(written.get(key) for written in self._written), self._further.get(key)]


def further_facts(view: View, article: Article) -> list[object]:
    """Some facts of an article for its page alone: whether its review is overdue, the days of its films."""
    due = review_due(article.fields, view.configuration.settings) if view.is_restricted else None
    return [bool(due and due < view.today), video_days(view, article) if article.files else ()]
