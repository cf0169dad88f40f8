"""The front matter that pages show, and that tells of an article where it is restricted."""

from kbtool.verify.sources.people import SHOWN_INSIDE

TITLES = ("title", "short_title")
ADDRESSES = ("id", "redirect_from")
NAMES = frozenset({*SHOWN_INSIDE, "owner"})
PUBLISHED = frozenset(
    (
        *TITLES,
        *ADDRESSES,
        "description",
        "tags",
        "keywords",
        "also_in",
        "related",
        "next",
        "attachments",
        "replaced_by",
        "products",
        "regions",
        "type",
        "icon",
        "order",
        "featured",
        "audience",
        "state",
        "defaults",
        "last_reviewed_on",
        "publish_on",
        "updated_on",
        "effective_on",
        "authors",
        "owner",
    )
)
"""Front matter whose value a page may show."""
