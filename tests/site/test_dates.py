from datetime import date, timedelta

import pytest

from kbtool.site.dates import display_date


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "November 22, 2026"),
        ("en-GB", "22 November 2026"),
        ("de", "22. November 2026"),
        ("pt-BR", "22 de novembro de 2026"),
        ("zh", "2026年11月22日"),
        ("zh-CN", "2026年11月22日"),
        ("zh-cn", "2026年11月22日"),
        ("zh-TW", "2026年11月22日"),
        ("fa", "۱ آذر ۱۴۰۵"),
        ("fa-ir", "۱ آذر ۱۴۰۵"),
        ("ar-EG", "٢٢ نوفمبر ٢٠٢٦"),
        ("bn", "২২ নভেম্বর, ২০২৬"),
        ("tlh", "November 22, 2026"),
        ("not a locale", "November 22, 2026"),
    ],
)
def test_a_date_is_written_as_the_language_writes_it(locale: str, text: str) -> None:
    assert display_date(date(2026, 11, 22), locale) == text


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2026, 3, 20), "۲۹ اسفند ۱۴۰۴"),
        (date(2026, 3, 21), "۱ فروردین ۱۴۰۵"),
        (date(2025, 3, 20), "۳۰ اسفند ۱۴۰۳"),
        (date(1979, 2, 11), "۲۲ بهمن ۱۳۵۷"),
    ],
)
def test_the_persian_year_ends_in_leap_years_too(day: date, text: str) -> None:
    assert display_date(day, "fa") == text


@pytest.mark.parametrize("day", [date.min, date.max, date(622, 1, 1), date(3000, 12, 31)])
@pytest.mark.parametrize("locale", ["en", "fa", "zh", "ar"])
def test_no_day_is_too_far_away(day: date, locale: str) -> None:
    assert display_date(day, locale)


def test_every_day_of_four_years_has_its_own_persian_date() -> None:
    days = [date(2024, 1, 1) + timedelta(days=i) for i in range(1461)]
    assert len({display_date(day, "fa") for day in days}) == len(days)
