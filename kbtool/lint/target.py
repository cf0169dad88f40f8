"""The end of a link."""

from dataclasses import dataclass

from kbtool.content.article import Article
from kbtool.content.redirects.redirect import Redirect
from kbtool.lint.pages import Page


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads inside the base."""

    article: Article | None = None
    file: str = ""
    """Path below docs_dir of a file that is no article."""
    fragment: str = ""
    """Decoded, without `#`."""
    by_address: bool = False
    """True where the link names a published address instead of a file."""
    page: Page | None = None
    """Of a link by address, the page; it may be that of a folder or tag, which have no file."""
    redirect: Redirect | None = None
    """The redirect that answers at the address; `article` is where it ends."""
    withheld: str = ""
    """The path of a Markdown file that is there and in no edition; reading says why."""
    host: str = ""
    """The audience whose site an absolute address names."""
