"""Names for the addresses of tag pages."""

from collections.abc import Iterable

from kbtool.content.markdown.slug import heading_slug

MAXIMUM_BYTES = 120
"""A tag's slug becomes the name of a folder, and file systems take 255 bytes: 127 Persian letters."""


def tag_slug(tag: str) -> str:
    """The last part of the address of a tag's page: a heading's slug, short enough for a folder's name."""
    slug = heading_slug(tag).encode()[:MAXIMUM_BYTES].decode(errors="ignore")
    return slug.strip("-_") or "tag"


def tag_slugs(tags: Iterable[str]) -> dict[str, str]:
    """Tag → last part of its address; different for different tags."""
    slugs: dict[str, str] = {}
    taken: set[str] = set()
    for tag in sorted(tags):
        slug = name = tag_slug(tag)
        number = 2
        while slug in taken:
            slug, number = f"{name}-{number}", number + 1
        taken.add(slug)
        slugs[tag] = slug
    return slugs
