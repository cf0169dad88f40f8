import pytest

from kbtool.content.markdown.body import reading_units
from kbtool.site.reading_time import reading_minutes


@pytest.mark.parametrize(
    ("body", "language", "minutes"),
    [
        ("", "en", 1),
        ("word " * 220, "en", 1),
        ("word " * 660, "en", 3),
        ("واژه " * 440, "fa", 2),
        ("字" * 900, "zh-CN", 2),
        ("字" * 900, "zh_tw", 2),
        ("```\n" + "word " * 2_000 + "\n```", "en", 1),
    ],
)
def test_reading_time_in_minutes(body: str, language: str, minutes: int) -> None:
    assert reading_minutes(reading_units(body, language), language) == minutes
