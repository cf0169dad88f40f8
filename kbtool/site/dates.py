"""Dates as people of a language write them."""

from datetime import date
from functools import lru_cache
from importlib import import_module

from kbtool.config.locales import babel_locale
from kbtool.site.numbers import local_digits

FIRST_JALALI_YEAR = 623
LAST_JALALI_YEAR = 3000
"""The years, of the Gregorian calendar, that the conversion knows."""


@lru_cache(maxsize=4096)
def display_date(day: date, locale: str) -> str:
    """The day in words: `November 22, 2026`, `2026年11月22日`; Persian in its own calendar and digits: `۱ آذر ۱۴۰۵`."""
    # Both libraries are loaded here: who plans pages shows no days, and starts earlier without them.
    known = babel_locale(locale)
    if known.language == "fa" and FIRST_JALALI_YEAR <= day.year <= LAST_JALALI_YEAR:
        calendar = import_module("jdatetime").date
        jalali = calendar.fromgregorian(date=day)
        text = f"{jalali.day} {calendar.j_months_fa[jalali.month - 1]} {jalali.year}"
    else:
        text = import_module("babel.dates").format_date(day, "long", locale=known)
    return local_digits(text, locale)
