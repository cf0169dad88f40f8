"""Titles on cards: where lines break, which way they run, and how they end when they are too long."""

import pytest

from kbtool.site.cards.breaks import pieces
from kbtool.site.cards.system_fonts import system_fonts
from kbtool.site.cards.typesetter import Line, Typesetter, text_width
from tests.site.card_fonts import needs_fonts

pytestmark = [pytest.mark.slow, needs_fonts]  # fonts come with the browser

SIZES = ((80, 2), (60, 3))


def typesetter(locale: str) -> Typesetter:
    return Typesetter(system_fonts(locale, "Bold"), locale, "rtl" if locale == "fa" else "ltr")


def texts(lines: list[Line]) -> list[list[str]]:
    return [[run.text for run in line] for line in lines]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("Refund a payment", ["Refund ", "a ", "payment"]),
        ("well-known 10-20 a/b 1/2", ["well-", "known ", "10-20 ", "a/", "b ", "1/2"]),
        ("“搜索”，怎样（好）？", ["“搜", "索”，", "怎", "样", "（好）？"]),
        ("用 kbtool 写", ["用 ", "kbtool ", "写"]),
        ("می‌شود، خوب", ["می‌شود، ", "خوب"]),
        ("100\u00a0km", ["100\u00a0km"]),
    ],
)
def test_lines_break_where_readers_expect_it(text: str, expected: list[str]) -> None:
    assert list(pieces(text)) == expected


def test_short_titles_are_large_and_long_ones_smaller() -> None:
    assert typesetter("en").lines("Refunds", SIZES, 1000)[0] == 80
    assert typesetter("en").lines("Refunds " * 11, SIZES, 1000)[0] == 60


def test_lines_are_about_equally_long() -> None:
    _, lines = typesetter("en").lines("Connect your bank account to the help centre", SIZES, 1000)
    widths = [text_width(line) for line in lines]
    assert len(widths) == 2 and min(widths) > 0.7 * max(widths)


@pytest.mark.parametrize("locale", ["en", "zh", "fa"])
@pytest.mark.parametrize("text", ["Refunds and more " * 20, "退款与账单" * 30, "بازپرداخت وجه " * 30, "x" * 200])
def test_what_is_too_long_ends_in_an_ellipsis_and_nothing_is_wider_than_its_line(locale: str, text: str) -> None:
    _, lines = typesetter(locale).lines(text, SIZES, 1000)
    assert len(lines) == 3
    assert max(map(text_width, lines)) <= 1015  # shaping rounds
    assert sum(run.text.count("…") for line in lines for run in line) == 1
    assert any("…" in run.text for run in lines[-1])


def test_words_of_the_other_direction_stand_where_they_are_read() -> None:
    _, (line,) = typesetter("fa").lines("نسخهٔ API در ۱۴۰۵", SIZES, 2000)
    assert [run.text.strip() for run in line if run.text.strip()] == ["۱۴۰۵", "در", "API", "نسخهٔ"]
    assert [run.direction for run in line if run.text.strip()] == ["ltr", "rtl", "ltr", "rtl"]
    _, (line,) = typesetter("en").lines("The word فارسی here", SIZES, 2000)
    assert [run.text.strip() for run in line if run.text.strip()] == ["The word", "فارسی", "here"]


def test_letters_are_joined() -> None:
    setter = typesetter("fa")
    assert setter.line("ببب", 60, 1000)[0].width < 3 * setter.line("ب", 60, 1000)[0].width * 0.9


def test_chinese_letters_have_the_forms_of_the_language() -> None:
    assert [system_fonts(locale, "Bold")[0].index for locale in ("zh", "zh-TW", "ja", "ko")] == [2, 3, 0, 1]
