"""Dates as people of a language write them."""

from datetime import date
from functools import lru_cache

import jdatetime
from babel.dates import format_date

from kbtool.config.locales import babel_locale
from kbtool.site.numbers import local_digits

FIRST_JALALI_YEAR = 623
LAST_JALALI_YEAR = 3000
"""The years, of the Gregorian calendar, that the conversion knows."""


@lru_cache(maxsize=4096)
def display_date(day: date, locale: str) -> str:
    """The day in words: `November 22, 2026`, `2026年11月22日`; Persian in its own calendar and digits: `۱ آذر ۱۴۰۵`."""
    known = babel_locale(locale)
    if known.language == "fa" and FIRST_JALALI_YEAR <= day.year <= LAST_JALALI_YEAR:
        jalali = jdatetime.date.fromgregorian(date=day)
        text = f"{jalali.day} {jdatetime.date.j_months_fa[jalali.month - 1]} {jalali.year}"
    else:
        text = format_date(day, "long", locale=known)
    return local_digits(text, locale)
