"""Facts about the day of the next review."""

from datetime import date

import pytest

from kbtool.content.review import add_period


@pytest.mark.parametrize(
    ("period", "due"),
    [
        ("1 day", date(2026, 2, 1)),
        ("2 weeks", date(2026, 2, 14)),
        ("1 month", date(2026, 2, 28)),
        ("11 months", date(2026, 12, 31)),
        ("12 months", date(2027, 1, 31)),
        ("2 years", date(2028, 1, 31)),
    ],
)
def test_a_period_is_added_by_the_calendar(period: str, due: date) -> None:
    assert add_period(date(2026, 1, 31), period) == due


@pytest.mark.parametrize("period", ["99999 years", "99999999999999 days", f"{'9' * 6000} months"])
def test_a_period_beyond_the_calendar_ends_with_it(period: str) -> None:
    assert add_period(date(2026, 1, 31), period) == date.max
