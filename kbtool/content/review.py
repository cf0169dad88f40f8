"""When an article is due for review."""

import calendar
from datetime import date, timedelta
from functools import lru_cache

from kbtool.config import Settings
from kbtool.content.schema import Fields


def review_due(fields: Fields, settings: Settings) -> date | None:
    """The day of the next review: `review_by`, else the last review and the period of the article or its type."""
    if fields.review_by or not fields.last_reviewed_on:
        return fields.review_by
    period = fields.review_in or settings.review.get(str(fields.type or ""))
    return add_period(fields.last_reviewed_on, period) if period else None


@lru_cache(maxsize=4096)
def add_period(day: date, period: str) -> date:
    """`day` plus a period such as `6 months`; the last day of a shorter month stands for the 29th to 31st, and the
    last day of the calendar for what lies beyond it."""
    try:
        return _added(day, period)
    except (OverflowError, ValueError):
        return date.max


def _added(day: date, period: str) -> date:
    count_text, unit = period.split(" ")
    count = int(count_text)
    match unit.removesuffix("s"):
        case "day":
            return day + timedelta(days=count)
        case "week":
            return day + timedelta(weeks=count)
        case "year":
            count *= 12
    month = day.month - 1 + count
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
