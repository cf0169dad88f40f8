import unicodedata

import pytest

from kbtool.site.numbers import ZEROS, display_number, local_digits


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "12,345"),
        ("de", "12.345"),
        ("fa", "۱۲٬۳۴۵"),
        ("fa-IR", "۱۲٬۳۴۵"),
        ("ar", "12,345"),
        ("ar-EG", "١٢٬٣٤٥"),
        ("bn", "১২,৩৪৫"),
        ("hi", "12,345"),
        ("zh-CN", "12,345"),
        ("zh-cn", "12,345"),
        ("pt_BR", "12.345"),
        ("xx-nowhere", "12,345"),
        ("", "12,345"),
    ],
)
def test_a_number_has_the_digits_and_separators_of_its_language(locale: str, text: str) -> None:
    assert display_number(12_345, locale) == text


@pytest.mark.parametrize("zero", ZEROS.values())
def test_ten_digits_follow_each_zero(zero: int) -> None:
    assert [unicodedata.decimal(chr(zero + i)) for i in range(10)] == list(range(10))


def test_only_digits_are_replaced() -> None:
    assert local_digits("v1 – 20 %", "fa") == "v۱ – ۲۰ %"
