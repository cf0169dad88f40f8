"""What a template sees: every page of an edition as plain data.

All addresses are relative to the root of the audience's site, without a leading slash (`zh/billing/refunds/`; the
home page of the default language is the empty text). Templates put `root` in front of them.
"""

from dataclasses import dataclass
from enum import StrEnum

from kbtool.site.page_parts import (
    Alternate,
    AlternateLink,
    Attachment,
    Author,
    Byline,
    Day,
    Group,
    Link,
    Navigation,
    Notice,
    Tag,
)


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
