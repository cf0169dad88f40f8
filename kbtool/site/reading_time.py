"""How long an article takes to read."""

from kbtool.content.body import UNSPACED_LANGUAGES, reading_units

WORDS_PER_MINUTE = 220
CHARACTERS_PER_MINUTE = 450


def reading_minutes(body: str, locale: str) -> int:
    """Minutes, at least 1: 220 words a minute, or 450 characters in Chinese, Japanese and Korean."""
    language = locale.replace("_", "-").partition("-")[0].lower()
    speed = CHARACTERS_PER_MINUTE if language in UNSPACED_LANGUAGES else WORDS_PER_MINUTE
    return max(1, round(reading_units(body, locale) / speed))
