"""Names for addresses made from text of any script: heading ids and tag pages."""

import unicodedata

FALLBACK = "section"
MAXIMUM_BYTES = 120
"""A tag's slug becomes the name of a folder, and file systems take 255 bytes: 127 Persian letters."""


def heading_slug(text: str, separator: str = "-") -> str:
    """The id of a heading; the signature is the one Python-Markdown's `toc` asks of a slugify function.

    Letters, digits and marks of every script stay, in NFC and lower case; the zero-width non-joiner, which separates
    nothing that a reader sees, goes without a trace; every run of anything else becomes one separator.
    """
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).lower())
    kept = "".join(character if _is_kept(character) else " " for character in folded if not _is_invisible(character))
    return separator.join(kept.split()) or FALLBACK


def tag_slug(tag: str) -> str:
    """The last part of the address of a tag's page: a heading's slug, short enough for a folder's name."""
    slug = heading_slug(tag).encode()[:MAXIMUM_BYTES].decode(errors="ignore")
    return slug.rstrip("-_") or "tag"


def _is_kept(character: str) -> bool:
    return unicodedata.category(character)[0] in "LNM" or character == "_"


def _is_invisible(character: str) -> bool:
    """Joiners, soft hyphens, direction marks: format characters (Cf) never show."""
    return unicodedata.category(character) == "Cf"
