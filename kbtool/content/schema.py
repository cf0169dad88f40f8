"""The front matter's one model: validation, JSON Schema, reference article and templates all come from it."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Any, get_args, get_origin

from msgspec import Meta, Struct, field, structs

TRANSLATED = {"translated": True}
INDEX_ONLY = {"index_only": True}
Slug = Annotated[str, Meta(pattern=r"^[a-z0-9]+(?:[-/][a-z0-9]+)*\Z")]
Period = Annotated[str, Meta(pattern=r"^[1-9][0-9]* (?:day|week|month|year)s?\Z")]


class State(StrEnum):
    """The lifecycle of an article; only published articles are on the live site."""

    DRAFT = "draft"
    REVIEW = "review"
    PUBLISHED = "published"
    ARCHIVED = "archived"


class ArticleType(StrEnum):
    """What kind of article it is."""

    HOW_TO = "how-to"
    TUTORIAL = "tutorial"
    CONCEPT = "concept"
    REFERENCE = "reference"
    TROUBLESHOOTING = "troubleshooting"
    FAQ = "faq"
    POLICY = "policy"
    SCRIPT = "script"
    ANNOUNCEMENT = "announcement"


class TranslationKind(StrEnum):
    """Who translated."""

    HUMAN = "human"
    MACHINE = "machine"
    POST_EDITED = "post-edited"


class Review(Struct, frozen=True, kw_only=True):
    """A review bound to the text that was read."""

    by: str
    """Key of the reviewer in owners.yml."""
    digest: str
    """Digest of the text that was reviewed."""


class SiteSearch(Struct, frozen=True, kw_only=True):
    """How the site's own search treats the article."""

    exclude: bool = False
    """True keeps the article out of the site's own search."""
    boost: Annotated[float, Meta(gt=0, le=100)] = 1.0
    """Above 1 ranks the article higher."""


class Attachment(Struct, frozen=True, kw_only=True):
    """A file offered for download."""

    file: str
    """Path of the file, relative to the article."""
    title: Annotated[str | None, Meta(extra_json_schema=TRANSLATED)] = None
    """What the link says; the file name when absent."""


class Source(Struct, frozen=True, kw_only=True):
    """What a translation was made from."""

    digest: str | None = None
    """Digest of the normalised source text."""
    commit: str | None = None
    """Commit of the source."""


class Fields(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Every field of an article's front matter, with its effective value."""

    title: Annotated[str, Meta(min_length=1, extra_json_schema=TRANSLATED | {"maxLength": 70})]
    """The heading and the title in search engines, at most 70 characters."""
    short_title: Annotated[str | None, Meta(extra_json_schema=TRANSLATED | {"maxLength": 31})] = None
    """A shorter title for navigation and breadcrumb."""
    description: Annotated[str | None, Meta(extra_json_schema=TRANSLATED | {"maxLength": 160})] = None
    """One or two sentences for search engines and listings: 50 to 160 characters, half of that in Chinese, Japanese and
    Korean."""
    id: Slug | None = None
    """The permanent identity; the path when absent. Links may name it: `kb:id`."""
    type: ArticleType | None = None
    """What kind of article it is; decides template and required headings."""
    state: State | None = None
    """Where the article stands in its life; only `published` is live."""
    audience: str | None = None
    """Who may read it: one of the configured audiences. The narrowest of file and folders wins."""
    owner: str | None = None
    """Who answers for it: a key of owners.yml."""
    reviewers: tuple[str, ...] = ()
    """Who approves changes: keys of owners.yml."""
    experts: tuple[str, ...] = ()
    """Whom to ask: keys of owners.yml."""
    authors: tuple[str, ...] = ()
    """Whom to credit: keys of owners.yml."""
    tags: tuple[str, ...] = ()
    """Topics, keys of tags.yml."""
    keywords: Annotated[tuple[str, ...], Meta(extra_json_schema=TRANSLATED)] = ()
    """Further words the site's own search finds it by."""
    also_in: tuple[str, ...] = ()
    """Further sections that list it, as paths from the language folder: `billing/invoices`."""
    weight: int | None = None
    """Order inside its section, small first."""
    related: tuple[str, ...] = ()
    """Articles to read beside this one: ids or paths."""
    next: tuple[str, ...] = ()
    """Articles to read after this one: ids or paths."""
    last_reviewed_on: date | None = None
    """When a person last checked that it is true."""
    review_in: Period | None = None
    """Time to the next review: `6 months`."""
    review_by: date | None = None
    """Day of the next review; wins over review_in."""
    reviewed: Review | None = None
    """Written by the tool: the review and the text it was made on."""
    publish_on: date | None = None
    """The first day on the live site."""
    expires_on: date | None = None
    """The first day it is off the live site again."""
    updated_on: Annotated[date | None, Meta(extra_json_schema=TRANSLATED)] = None
    """The day of its last change that matters to readers, in the place of the day that Git tells."""
    effective_on: date | None = None
    """The day from which what it says holds."""
    products: tuple[str, ...] = ()
    """Products it applies to."""
    regions: tuple[str, ...] = ()
    """Regions it applies to."""
    redirect_from: tuple[str, ...] = ()
    """Former addresses, as paths from the language folder, with `#fragment` where needed."""
    replaced_by: str | None = None
    """The article that takes the place of an archived one: id or path."""
    attachments: tuple[Attachment, ...] = ()
    """Files offered for download, shown with type and size."""
    noindex: bool = False
    """True asks search engines to leave it out."""
    search: SiteSearch = SiteSearch()
    """How the site's own search treats it."""
    source: Source | None = None
    """For a translation: what it was made from."""
    translation: TranslationKind | None = None
    """For a translation: who made it."""
    icon: Annotated[str | None, Meta(extra_json_schema=INDEX_ONLY)] = None
    """Icon of a category or section, `material/rocket-launch`."""
    order: Annotated[tuple[str, ...], Meta(extra_json_schema=INDEX_ONLY)] = ()
    """Names of articles and sections below, in the order to list them."""
    featured: Annotated[tuple[str, ...], Meta(extra_json_schema=INDEX_ONLY)] = ()
    """Articles the page shows first: ids or paths."""
    defaults: Annotated[dict[str, Any], Meta(extra_json_schema=INDEX_ONLY)] = field(default_factory=dict)
    """Values for everything below this folder."""


def _marks(item: structs.FieldInfo) -> dict[str, Any]:
    found = [meta.extra_json_schema for meta in getattr(item.type, "__metadata__", ()) if isinstance(meta, Meta)]
    return found[0] or {} if found else {}


_FIELDS = structs.fields(Fields)
TYPES = {item.name: get_args(item.type)[0] if get_origin(item.type) is Annotated else item.type for item in _FIELDS}
"""Field → the type of its value."""
MARKS = {item.name: _marks(item) for item in _FIELDS}
"""Field → what is special about it: TRANSLATED, INDEX_ONLY, the letters it has at most as `maxLength`."""
BUILT_IN: dict[str, Any] = structs.asdict(Fields(title=""))
"""What a field is when nobody sets it."""
