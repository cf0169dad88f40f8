"""Tags of languages (BCP 47, RFC 5646), as far as search engines understand them: language, script, country."""

import re
from functools import lru_cache

from babel import Locale

TAG = re.compile(r"([a-z]{2,3})(?:-([a-z]{4}))?(?:-([a-z]{2}|[0-9]{3}))?((?:-[a-z0-9]{1,8})*)", re.IGNORECASE)
RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ku-arab", "ps", "sd", "syr", "ug", "ur", "yi"})
"""Languages that are written from right to left (CLDR 47, layout.orientation)."""
RIGHT_TO_LEFT_SCRIPTS = frozenset({"adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa"})


@lru_cache(maxsize=256)
def is_language_tag(tag: str) -> bool:
    """Whether the form is right and language, script and country exist."""
    found = TAG.fullmatch(tag)
    if not found:
        return False
    language, script, country, _ = found.groups()
    known = _names()
    return (
        language.lower() in known.languages
        and (not script or script.title() in known.scripts)
        and (not country or country.upper() in known.territories)
    )


@lru_cache(maxsize=256)
def is_alternate_code(tag: str) -> bool:
    """Whether search engines take it for `hreflang`: a language, perhaps a script, perhaps a country of two letters."""
    found = TAG.fullmatch(tag)
    return is_language_tag(tag) and found is not None and not found[4] and not (found[3] or "").isdigit()


def language_of(tag: str) -> str:
    """The language alone: `zh-Hans` → `zh`."""
    return tag.partition("-")[0].partition("_")[0].lower()


def direction_of(tag: str) -> str:
    """`ltr` or `rtl`."""
    found = TAG.fullmatch(tag)
    script = (found[2] or "").lower() if found else ""
    if script:
        return "rtl" if script in RIGHT_TO_LEFT_SCRIPTS else "ltr"
    return "rtl" if language_of(tag) in RIGHT_TO_LEFT else "ltr"


@lru_cache(maxsize=1)
def _names() -> Locale:
    return Locale("en")
