"""What of a site is offered to programs: to search engines, feed readers and language models."""

from collections.abc import Iterable

from kbtool.content.article import Article
from kbtool.site.twins import is_open
from kbtool.site.view import View


def is_findable(view: View) -> bool:
    """Whether the edition's site offers them anything: only the public one does, once it is live and has an address."""
    return is_open(view) and bool(site_address(view))


def site_address(view: View) -> str:
    """See `View.address`."""
    return view.address


def findable(articles: Iterable[Article]) -> list[Article]:
    """Those of the articles that programs may list."""
    return [article for article in articles if not article.fields.noindex]
