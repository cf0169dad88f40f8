"""Days as people write them: what a text that is no `YYYY-MM-DD` may mean."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

YEARS = range(1990, 2101)
YEAR_FIRST = re.compile(r"([0-9]{4})[-/.年 ]+([0-9]{1,2})[-/.月 ]+([0-9]{1,2}) ?日?(?:[t ][0-9:.+z -]*)?")
COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
YEAR_LAST = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})")
DAY_FIRST = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?\.?[ -]+(?:of )?([a-z]{3,9})\.?,?[ -]+([0-9]{4})")
MONTH_FIRST = re.compile(r"([a-z]{3,9})\.?[ -]+([0-9]{1,2})(?:st|nd|rd|th)?,?[ -]+([0-9]{4})")
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
JALALI = re.compile(r"1[34][0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2}")
SHORT = 3
"""`jan`; `sept` is read too."""


def possible_days(text: str) -> tuple[date, ...]:
    """The days a text may mean, sorted: one where it is certain, two for `03/04/2026`, none for anything else.

    Digits of any script count. A year of two digits is never guessed, nor one of another calendar.
    """
    return tuple(sorted({day for parts in _readings(_plain(text)) for day in _day(*parts)}))


def is_like_jalali(text: str) -> bool:
    """Whether a text has the form of a date of the Solar Hijri calendar, as Iran writes it: `1404/10/15`."""
    return JALALI.match(_plain(text)) is not None


def _readings(text: str) -> Iterator[tuple[int, int, int]]:
    """Year, month and day."""
    if match := YEAR_FIRST.fullmatch(text) or COMPACT.fullmatch(text):
        yield int(match[1]), int(match[2]), int(match[3])
    elif match := YEAR_LAST.fullmatch(text):
        yield int(match[3]), int(match[2]), int(match[1])
        yield int(match[3]), int(match[1]), int(match[2])
    elif match := DAY_FIRST.fullmatch(text):
        yield int(match[3]), _month(match[2]), int(match[1])
    elif match := MONTH_FIRST.fullmatch(text):
        yield int(match[3]), _month(match[1]), int(match[2])


def _month(name: str) -> int:
    """The number of an English month, in full or short; 0 for anything else, which is no month."""
    found = (number for number, month in enumerate(MONTHS, 1) if name in (month, month[:SHORT]))
    return next(found, MONTHS.index("september") + 1 if name == "sept" else 0)


def _day(year: int, month: int, day: int) -> Iterator[date]:
    if year in YEARS:
        try:
            yield date(year, month, day)
        except ValueError:
            return


def _plain(text: str) -> str:
    return " ".join("".join(_latin(character) for character in text).casefold().split())


def _latin(character: str) -> str:
    """The digit 0 to 9 of a digit of any script; anything else as it is."""
    return str(unicodedata.decimal(character)) if character.isdecimal() else character
