"""Forms of one word are a class, in each language that has a stemmer, and words of two languages do not mix."""

from collections.abc import Iterable

import pytest

from kbtool.site.search import stems
from kbtool.site.search.stems import LONGEST_SURFACE, stem_classes


def classes(locale: str, words: Iterable[str], **common: int) -> list[list[str]]:
    """Of words that are written as they are searched."""
    return sorted(stem_classes({word: [word] for word in words}, lambda _: common, locale))


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("en", ["invoice", "invoices", "invoicing"]),
        ("en-GB", ["refund", "refunded"]),
        ("de", ["rechnung", "rechnungen"]),
        ("nb", ["bilen", "biler"]),
        ("ru", ["книга", "книги", "книгой"]),
        ("fa", ["کتاب", "کتابها"]),
        ("zh", ["server", "servers"]),
    ],
)
def test_forms_of_a_word_are_a_class(locale: str, words: list[str]) -> None:
    assert classes(locale, [*words, "kb"]) == [sorted(words)]


def test_latin_words_in_a_text_of_other_letters_are_taken_for_english() -> None:
    assert classes("ru", ["servers", "server", "книги", "книга"]) == [["server", "servers"], ["книга", "книги"]]


def test_words_of_other_letters_stay_alone_where_the_language_has_no_stemmer() -> None:
    assert classes("zh", ["книги", "книга"]) == []


def test_what_holds_a_digit_and_what_is_very_long_is_not_stemmed() -> None:
    long = "x" * LONGEST_SURFACE
    assert classes("en", ["v2s", "v2", f"{long}s", long]) == []


def test_of_many_forms_the_most_common_ones_are_a_class(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stems, "LARGEST_CLASS", 2)
    common = {"connect": 1, "connected": 3, "connecting": 2}
    assert classes("en", common, **common) == [["connected", "connecting"]]
