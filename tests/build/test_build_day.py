"""The day of a build."""

from datetime import UTC, date, datetime

import pytest

from kbtool.config.day import build_day
from kbtool.errors import KbError


@pytest.mark.parametrize(("seconds", "day"), [("0", date(1970, 1, 1)), ("1764547200", date(2025, 12, 1))])
def test_the_day_of_the_epoch_counts_in_utc(seconds: str, day: date) -> None:
    assert build_day({"SOURCE_DATE_EPOCH": seconds}) == day


def test_without_it_the_day_is_today_in_utc() -> None:
    before = datetime.now(UTC).date()
    assert before <= build_day({}) <= datetime.now(UTC).date()


@pytest.mark.parametrize("value", ["today", "-1", "1.5", "٣", "9" * 30])
def test_another_value_is_refused_by_name(value: str) -> None:
    with pytest.raises(KbError, match="SOURCE_DATE_EPOCH"):
        build_day({"SOURCE_DATE_EPOCH": value})
