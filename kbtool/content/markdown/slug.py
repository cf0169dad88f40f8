"""Ids made from text of any script."""

import re
import unicodedata
from functools import lru_cache

FALLBACK = "section"
ASCII_DROPPED = {
    code: None for code in range(128) if not (chr(code).isalnum() or chr(code).isspace() or chr(code) in "_-")
}
"""Punctuation, signs and control characters."""


@lru_cache(maxsize=2048)  # most articles of a base are divided by the same few headings
def heading_slug(text: str, separator: str = "-") -> str:
    """The id of a heading; the signature is the one Python-Markdown's `toc` asks of a slugify function.

    It is that of `toc`'s own `slugify_unicode`, so that links in bases written for it keep leading somewhere: letters
    and digits of every script stay, in lower case, punctuation goes without a trace, and a run of blanks and hyphens
    becomes one separator. Beyond that, marks stay (Hindi and Persian have no words without them), the result is NFC,
    and there is always one.
    """
    if text.isascii():
        kept = text.lower().translate(ASCII_DROPPED)
    else:
        folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).lower())
        kept = "".join(filter(_is_kept, folded))
    slug = re.sub(rf"[{re.escape(separator)}\s]+", separator, kept.strip())
    return slug if slug.strip(f"_-{separator}") else FALLBACK


def _is_kept(character: str) -> bool:
    return character in "_-" or character.isspace() or unicodedata.category(character)[0] in "LNM"
