"""Ids made from text of any script."""

import unicodedata

FALLBACK = "section"
ASCII = {code: " " for code in range(128) if not (chr(code).isalnum() or chr(code) == "_")}
"""What is no letter and no digit becomes a blank."""


def heading_slug(text: str, separator: str = "-") -> str:
    """The id of a heading; the signature is the one Python-Markdown's `toc` asks of a slugify function.

    Letters, digits and marks of every script stay, in NFC and lower case; the zero-width non-joiner, which separates
    nothing that a reader sees, goes without a trace; every run of anything else becomes one separator.
    """
    if text.isascii():
        kept = text.lower().translate(ASCII)
    else:
        folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).lower())
        kept = "".join(
            character if _is_kept(character) else " " for character in folded if not _is_invisible(character)
        )
    slug = separator.join(kept.split())
    return slug if slug.strip(f"_{separator}") else FALLBACK


def _is_kept(character: str) -> bool:
    return unicodedata.category(character)[0] in "LNM" or character == "_"


def _is_invisible(character: str) -> bool:
    """Joiners, soft hyphens, direction marks: format characters (Cf) never show."""
    return unicodedata.category(character) == "Cf"
