"""One former address, and how following it ends."""

from enum import Enum

from msgspec import Struct

from kbtool.content.article import Article
from kbtool.content.redirects.place import Place

FIELD = "redirect_from"


class Redirect(Struct, frozen=True):
    """One former address in one language."""

    text: str
    """As written."""
    former: Place
    goal: Place | None
    """None where it leads out of the site."""
    goal_text: str
    """As written; of an article's `redirect_from`, its key."""
    article: Article | None = None
    """The article whose `redirect_from` it is; None for an entry of redirects.yml."""
    data_file: str = ""
    """The redirects.yml, where that states it."""

    @property
    def path(self) -> str:
        """The file that states it, relative to the folder of mkdocs.yml."""
        if not self.article:
            return self.data_file
        origin = self.article.origins.get(FIELD)  # read from the store when somebody asks
        return origin.path if origin else ""


class End(Enum):
    """How following a redirect ends."""

    PAGE = "page"
    NOWHERE = "nowhere"
    CIRCLE = "circle"
    OUTSIDE = "outside"


class Trail(Struct, frozen=True):
    """What a browser meets that follows a redirect."""

    end: End
    hops: tuple[Redirect, ...]
    """The redirects after the first."""
    goal: Place | None
    """Where it ends; None outside the site."""
