"""What pages are put together from: links, dates, lists and the like, as templates see them.

All addresses are relative to the root of the audience's site, as in `kbtool.site.model`.
"""

from datetime import date

from msgspec import Struct

X_DEFAULT = "x-default"
"""`AlternateLink.language` of the page in the default language."""


class Link(Struct, frozen=True):
    """A link to a page of this site."""

    title: str
    url: str
    description: str = ""


class Day(Struct, frozen=True):
    """A date for people and machines."""

    iso: str
    """`2026-11-22`, for `datetime`."""
    text: str
    """As people of the language write it, in their calendar and digits."""


class Byline(Struct, frozen=True):
    """The small grey line below a title."""

    updated: Day | None
    reviewed: Day | None
    reading_minutes: str
    """A whole sentence: `3 min read`, in the language's digits."""
    owner: str
    """Display name; empty where the edition does not show it."""
    state: str = ""
    """Review state, for restricted editions only."""
    review_due: Day | None = None
    """For restricted editions only."""
    overdue: bool = False
    authors: str = ""
    """A whole phrase: `By Ann Lee, Bob Ray`; empty where nobody is credited."""


class Author(Struct, frozen=True):
    """Who is credited with an article, as its readers see it."""

    name: str
    url: str
    """A page about them; empty for none."""
    is_person: bool
    """False for a team."""


class Alternate(Struct, frozen=True):
    """One language of the language menu."""

    locale: str
    name: str
    """The language's own name."""
    direction: str
    """`ltr` or `rtl`."""
    url: str
    """The same page in that language; where there is none, the page in the default language or a home page."""
    leads_to: str
    """The language of the page at `url`, as a language tag."""
    current: bool = False
    note: str = ""
    """Says that the page is not there in that language, and what opens instead; empty where it is."""


class AlternateLink(Struct, frozen=True):
    """One member of the cluster of translations that search engines are told of."""

    language: str
    """`zh`, `pt-BR` or `x-default`."""
    url: str
    """Absolute."""
    locale: str
    """The language of the page, as configured."""


class NavigationItem(Struct, frozen=True):
    """A line of the local navigation."""

    title: str
    url: str
    current: bool = False
    is_section: bool = False
    children: tuple["NavigationItem", ...] = ()


class Navigation(Struct, frozen=True):
    """The navigation beside an article: its section only, bounded in size."""

    title: str
    url: str
    items: tuple[NavigationItem, ...]
    more: str = ""
    """The text of the link to the whole section where not all is shown: `all 230`."""


class Group(Struct, frozen=True):
    """A section as a category page or the home page lists it."""

    title: str
    url: str
    description: str
    icon: str
    """Markup-free name such as `material/rocket-launch`; empty for none."""
    count_text: str
    """`12 articles`, in the language's digits."""
    articles: tuple[Link, ...]
    more: str = ""
    """Text of the link to all of them, where `articles` is only the start: `all 23`."""


class Attachment(Struct, frozen=True):
    """A file for download."""

    title: str
    url: str
    description: str
    """Type and size: `PDF, 1.2 MB`."""


class Tag(Struct, frozen=True):
    """A tag as a page shows it."""

    title: str
    url: str
    count_text: str = ""


class Notice(Struct, frozen=True):
    """One line at the top of a page that says something about the page itself."""

    kind: str
    """`stale`, `machine`, `archived`, `draft`."""
    text: str
    link: Link | None = None


def day_of(value: date, text: str) -> Day:
    """A `Day` from a date and its display text."""
    return Day(value.isoformat(), text)
