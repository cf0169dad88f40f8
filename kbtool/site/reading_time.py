"""How long an article takes to read."""

from kbtool.content.markdown.body import UNSPACED_LANGUAGES

WORDS_PER_MINUTE = 220
CHARACTERS_PER_MINUTE = 450
"""Chinese, Japanese and Korean."""


def reading_minutes(units: int, language: str) -> int:
    """Whole minutes, at least one, for so many words or characters (see `reading_units`)."""
    is_unspaced = language.replace("_", "-").partition("-")[0].lower() in UNSPACED_LANGUAGES
    speed = CHARACTERS_PER_MINUTE if is_unspaced else WORDS_PER_MINUTE
    return max(1, round(units / speed))
