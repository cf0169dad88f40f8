"""Days as people write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbtool.content.front_matter.loose_dates import MONTHS, is_like_jalali, possible_days

FIFTH = "2026-01-05"


@pytest.mark.parametrize(
    "text",
    [
        "2026/1/5", "2026-1-5", "2026.01.05", "2026 01 05", "20260105", "2026-01-05T10:00:00Z",
        "2026-01-05 10:00:00 +01:00",
        "5 January 2026", "January 5, 2026", "5th Jan 2026", "JAN. 5 2026", "5 of January 2026", "5-Jan-2026",
        "5. January 2026",
        "2026年1月5日", "2026 年 1 月 5 日", "۲۰۲۶/۰۱/۰۵", "٢٠٢٦-١-٥", "２０２６/１/５",
    ],
)  # fmt: skip
def test_what_can_mean_one_day_only_means_that_day(text: str) -> None:
    assert [day.isoformat() for day in possible_days(text)] == [FIFTH]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("03/04/2026", ["2026-03-04", "2026-04-03"]),
        ("3.4.2026", ["2026-03-04", "2026-04-03"]),
        ("13/04/2026", ["2026-04-13"]),
        ("04/13/2026", ["2026-04-13"]),
        ("5/5/2026", ["2026-05-05"]),
        ("Sept 3, 2026", ["2026-09-03"]),
    ],
)
def test_day_and_month_are_never_guessed(text: str, days: list[str]) -> None:
    assert [day.isoformat() for day in possible_days(text)] == days


@pytest.mark.parametrize(
    "text",
    ["", "soon", "2026", "January 2026", "5/1/26", "31/02/2026", "2026-13-05", "2026-1-5-6", "12026/1/5", "1404/10/15",
     "5 Janvier 2026", "5 Mayo 2026", "5 ma 2026", "0000-01-05", "2101-01-01"],
)  # fmt: skip
def test_what_is_no_day_means_none(text: str) -> None:
    assert possible_days(text) == ()


def test_every_month_is_known_in_full_and_in_short() -> None:
    for number, month in enumerate(MONTHS, 1):
        assert (
            possible_days(f"1 {month} 2026") == possible_days(f"1 {month[:3].upper()} 2026") == (date(2026, number, 1),)
        )


def test_a_jalali_date_is_recognised() -> None:
    assert is_like_jalali("1404/10/15")
    assert is_like_jalali("۱۴۰۴/۱۰/۱۵")
    assert not is_like_jalali("2026/10/15")


@given(st.text(max_size=40) | st.from_regex(r"[0-9a-z年/. -]{1,20}"))
def test_no_text_whatever_crashes(text: str) -> None:
    assert len(possible_days(text)) <= 2
