"""Which script a language is written in, and which one a text is in."""

import pytest

from kbtool.lint.scripts import count_words, scripts_of


@pytest.mark.parametrize(
    ("locale", "scripts"),
    [
        ("en", {"Latin"}),
        ("zh-TW", {"Han"}),
        ("fa", {"Arabic"}),
        ("ja", {"Han", "Kana"}),
        ("sr", {"Cyrillic"}),
        ("sr-Latn", {"Latin"}),
        ("pt-BR", {"Latin"}),
        ("tlh", set()),
    ],
)
def test_a_language_has_its_scripts(locale: str, scripts: set[str]) -> None:
    assert scripts_of(locale) == scripts


def test_a_half_space_or_an_apostrophe_divides_no_word() -> None:
    assert count_words("می‌خواهم don't") == {"Arabic": 1, "Latin": 1}


def test_chinese_letters_count_as_words_by_their_number() -> None:
    assert count_words("退款需要五天 API") == {"Han": 3, "Latin": 1}


def test_digits_and_marks_are_in_no_script() -> None:
    assert count_words("١٢٣ 456 ، ؟ …") == {}
