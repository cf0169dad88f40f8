"""Pages of a base in memory and what their heads say."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.history.history import FileHistory, History
from kbtool.site.audience_views import audience_views
from kbtool.site.edition_site import EditionSite
from kbtool.site.edition_sites import edition_site
from kbtool.site.metadata.metadata import Metadata, page_metadata
from kbtool.site.model import Page

MakeBase = Callable[..., KnowledgeBase]
TODAY = date(2026, 11, 22)


def article(title: str, body: str = "", **fields: str) -> str:
    """An article, public unless it says otherwise."""
    lines = "".join(f"{key}: {value}\n" for key, value in ({"audience": "public"} | fields).items())
    return f"---\ntitle: {title}\n{lines}---\n{body or f'Text of {title}.'}\n"


def dated(days: Mapping[str, tuple[str, str]]) -> History:
    """A history from path below docs/ → first and last day."""
    files = {
        f"docs/{path}": FileHistory(date.fromisoformat(first), date.fromisoformat(last), ())
        for path, (first, last) in days.items()
    }
    return History(files, has_texts=True)


@dataclass(frozen=True)
class Described:
    """One edition, its pages by address."""

    site: EditionSite

    def page(self, url: str) -> Page:
        return next(staged.page for staged in self.site.pages if staged.page.url == url)

    def metadata(self, url: str, html: str = "", logo: str = "") -> Metadata:
        return page_metadata(self.page(url), self.site.site, html, logo)


def described(
    kb: KnowledgeBase, locale: str = "en", audience: str = "public", history: History | None = None
) -> Described:
    """The edition of a language."""
    return Described(edition_site(audience_views(kb, audience, history or History(), TODAY), locale))
