"""What a template sees: every page of an edition as plain data.

All addresses are relative to the root of the audience's site, without a leading slash (`zh/billing/refunds/`; the
home page of the default language is the empty text). Templates put `root` in front of them.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class PageKind(StrEnum):
    """What a page is; the template has the same name."""

    HOME = "home"
    SECTION = "section"
    ARTICLE = "article"
    TAGS = "tags"
    TAG = "tag"
    SEARCH = "search"
    ARCHIVED = "archived"
    NOT_FOUND = "not_found"


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a page of this site."""

    title: str
    url: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    """A date for people and machines."""

    iso: str
    """`2026-11-22`, for `datetime`."""
    text: str
    """As people of the language write it, in their calendar and digits."""


@dataclass(frozen=True, slots=True)
class Byline:
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


@dataclass(frozen=True, slots=True)
class Author:
    """Who is credited with an article, as its readers see it."""

    name: str
    url: str
    """A page about them; empty for none."""
    is_person: bool
    """False for a team."""


@dataclass(frozen=True, slots=True)
class Alternate:
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


@dataclass(frozen=True, slots=True)
class AlternateLink:
    """One member of the cluster of translations that search engines are told of."""

    language: str
    """`zh`, `pt-BR` or `x-default`."""
    url: str
    """Absolute."""
    locale: str
    """The language of the page, as configured."""


@dataclass(frozen=True, slots=True)
class NavigationItem:
    """A line of the local navigation."""

    title: str
    url: str
    current: bool = False
    is_section: bool = False
    children: tuple["NavigationItem", ...] = ()


@dataclass(frozen=True, slots=True)
class Navigation:
    """The navigation beside an article: its section only, bounded in size."""

    title: str
    url: str
    items: tuple[NavigationItem, ...]
    more: str = ""
    """The text of the link to the whole section where not all is shown: `all 230`."""


@dataclass(frozen=True, slots=True)
class Group:
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


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file for download."""

    title: str
    url: str
    description: str
    """Type and size: `PDF, 1.2 MB`."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag as a page shows it."""

    title: str
    url: str
    count_text: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """One line at the top of a page that says something about the page itself."""

    kind: str
    """`stale`, `machine`, `archived`, `draft`."""
    text: str
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page of an edition, ready for its template."""

    kind: PageKind
    url: str
    """Address relative to the root of the audience's site."""
    root: str
    """What leads from the page to that root: `../../`; an absolute path on the page that answers for missing ones."""
    source: str
    """The file, relative to the folder of mkdocs.yml; empty for a page made here."""
    title: str
    """The heading."""
    title_tag: str
    """The text of `<title>`."""
    description: str
    language: str
    direction: str
    noindex: bool = False
    canonical: str = ""
    """Absolute address; empty where there is none."""
    breadcrumb: tuple[Link, ...] = ()
    """From the home page to the page's parent."""
    byline: Byline | None = None
    notices: tuple[Notice, ...] = ()
    alternates: tuple[Alternate, ...] = ()
    """The language menu."""
    translations: tuple[AlternateLink, ...] = ()
    """The cluster of translations that search engines are told of; empty where there is none."""
    trails: tuple[tuple[Link, ...], ...] = ()
    """From the home page to the further sections that list the page: a breadcrumb each."""
    published: str = ""
    """The day its readers first had it, `2026-11-22`; empty where it is not known."""
    authors: tuple[Author, ...] = ()
    video_days: tuple[tuple[str, str], ...] = ()
    """Address of each video file of the article → the day its readers first had it."""
    feeds: tuple[Link, ...] = ()
    """Feeds that hold what the page lists, with absolute addresses."""
    markdown_url: str = ""
    """Absolute address of the same as Markdown; empty for none."""
    card: str = ""
    """Address of the picture that stands for the page where it is shared, below the audience's root; empty for none."""
    navigation: Navigation | None = None
    groups: tuple[Group, ...] = ()
    """Sections below."""
    articles: tuple[Link, ...] = ()
    """Articles directly below, or of a tag."""
    featured: tuple[Link, ...] = ()
    recent: tuple[Link, ...] = ()
    changed: Day | None = None
    """On the home page alone: the day of the newest change in the edition. Other pages would change with every day."""
    tags: tuple[Tag, ...] = ()
    related: tuple[Link, ...] = ()
    also_in: tuple[Link, ...] = ()
    """Other sections that list the page."""
    previous: Link | None = None
    next: Link | None = None
    attachments: tuple[Attachment, ...] = ()
    edit_url: str = ""
    moved: str = ""
    """JSON: former part of the page → where it is now; empty where none went elsewhere."""
    public_url: str = ""
    """In restricted editions: the absolute address customers have for the same page."""


@dataclass(frozen=True, slots=True)
class Site:
    """What all pages of one edition share."""

    name: str
    address: str
    """Absolute, of the audience's root, with a slash at the end; empty where the site has none."""
    main_name: str
    """The name in the default language."""
    is_main: bool
    """True for the default language."""
    audience: str
    is_restricted: bool
    """True for every audience but the widest."""
    audience_label: str
    """`For agents only`, in the language of the edition; empty for the widest audience."""
    language: str
    direction: str
    home_url: str
    tags_url: str
    """Empty where no article has a tag."""
    search_url: str
    """Address of the results page."""
    search_words_url: str
    """Address of the script with the words and settings of the search's interface."""
    contact: str
    """Absolute address or mail link of the way to a person; empty for none."""
    licence: Link | None
    diagrams_url: str
    """Address of the script that draws diagrams; empty where they are shown as code."""
    policy: str
    """The Content-Security-Policy that pages carry themselves."""
    text: dict[str, str]
    """Words of the interface by message id, in the language of the edition."""


def day_of(value: date, text: str) -> Day:
    """A `Day` from a date and its display text."""
    return Day(value.isoformat(), text)
