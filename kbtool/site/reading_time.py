"""How long an article takes to read."""

from kbtool.content.markdown.body import UNSPACED_LANGUAGES, reading_units

WORDS_PER_MINUTE = 220
CHARACTERS_PER_MINUTE = 450
"""Chinese, Japanese and Korean."""


def reading_minutes(body: str, language: str) -> int:
    """Whole minutes, at least one. Fenced code is looked at, not read, and does not count."""
    is_unspaced = language.replace("_", "-").partition("-")[0].lower() in UNSPACED_LANGUAGES
    speed = CHARACTERS_PER_MINUTE if is_unspaced else WORDS_PER_MINUTE
    return max(1, round(reading_units(body, language) / speed))
