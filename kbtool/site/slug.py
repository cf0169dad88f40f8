"""Names for the addresses of tag pages."""

from kbtool.content.markdown.slug import heading_slug

MAXIMUM_BYTES = 120
"""A tag's slug becomes the name of a folder, and file systems take 255 bytes: 127 Persian letters."""


def tag_slug(tag: str) -> str:
    """The last part of the address of a tag's page: a heading's slug, short enough for a folder's name."""
    slug = heading_slug(tag).encode()[:MAXIMUM_BYTES].decode(errors="ignore")
    return slug.strip("-_") or "tag"
