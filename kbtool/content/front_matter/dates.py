"""Days as front matter writes them."""

import re
from datetime import date
from importlib import import_module

from kbtool.content import rule_ids
from kbtool.content.front_matter.unfit_value import UnfitValueError
from kbtool.content.yaml.nodes import Scalar

FIRST_YEAR, LAST_YEAR = 1990, 2100
JALALI_HINT = "this looks like a Jalali date: write the Gregorian one; pages show dates in the reader's calendar"
ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")


def parse_day(name: str, node: Scalar) -> date:
    """The day a text `YYYY-MM-DD` names (ISO 8601, Gregorian, years 1990 to 2100); raises UnfitValueError."""
    match = ISO.fullmatch(node.text.strip())
    if not match:
        message = f"{name} is no date as articles write it: {node.text[:40]}"
        raise UnfitValueError(rule_ids.INVALID_DATE, node.span, message, _hint(node.text))
    year, month, day = (int(part) for part in match.groups())
    if not FIRST_YEAR <= year <= LAST_YEAR:
        hint = f"use a year of the Gregorian calendar between {FIRST_YEAR} and {LAST_YEAR}"
        if 1300 <= year <= 1500:
            hint = JALALI_HINT
        raise UnfitValueError(rule_ids.INVALID_DATE, node.span, f"{name} lies in the year {year}", hint)
    try:
        return date(year, month, day)
    except ValueError:
        message = f"{name} is no day of the calendar: {node.text}"
        raise UnfitValueError(rule_ids.INVALID_DATE, node.span, message, "correct the month or the day") from None


def _hint(text: str) -> str:
    """What to write, with every day the text may mean."""
    loose = import_module("kbtool.content.front_matter.loose_dates")  # nobody needs it for days that are right
    days = loose.possible_days(text)
    if len(days) == 1:
        return f"write {days[0].isoformat()}"
    if days:
        months = [month.capitalize() for month in loose.MONTHS]
        choices = " or ".join(f"{day.isoformat()} for {day.day} {months[day.month - 1]}" for day in days)
        return f"say which day is meant: write {choices}"
    if loose.is_like_jalali(text):
        return JALALI_HINT
    return "write the year, the month and the day as YYYY-MM-DD: 2026-11-22"
