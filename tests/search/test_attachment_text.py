"""The words of PDF and Word files are read; a file that is broken or goes too far stops nothing."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbtool.site.search import attachment_text as reading
from kbtool.site.search.attachment_text import READERS, UnreadableFileError, attachment_text
from kbtool.site.search.facts import SEARCHED_FILES
from tests.search.offered_files import docx, pdf

BOMB = "<!DOCTYPE d [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>]>"


def test_every_ending_that_is_searched_has_a_reader() -> None:
    assert READERS.keys() == SEARCHED_FILES


def test_paragraphs_and_pages_are_read_in_order() -> None:
    assert attachment_text(".docx", docx("Refund form", "کتاب‌ها")) == "Refund form کتاب‌ها"
    assert attachment_text(".pdf", pdf("Warranty terms", "Two years")) == "Warranty terms Two years"


@pytest.mark.parametrize(
    ("suffix", "data"),
    [
        (".pdf", b""),
        (".pdf", b"%PDF-1.4\nnothing"),
        (".docx", b"PK\x03\x04"),
        (".docx", docx("x")[:200]),
        (".docx", docx("x", entity=BOMB)),
        (".docx", b"%PDF-"),
    ],
)
def test_a_broken_file_is_told_in_one_line(suffix: str, data: bytes) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        attachment_text(suffix, data)
    assert str(caught.value) and "\n" not in str(caught.value)


def test_a_file_is_read_as_far_as_its_limits_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_PAGES", 2)
    assert attachment_text(".pdf", pdf("one", "two", "three")) == "one two"
    monkeypatch.setattr(reading, "MOST_CHARACTERS", 5)
    assert attachment_text(".docx", docx("abcdefgh", "ijkl")) == "abcde"
    monkeypatch.setattr(reading, "MOST_BYTES", 10)
    with pytest.raises(UnreadableFileError):
        attachment_text(".docx", docx("a"))


@given(st.binary(max_size=60), st.integers(0, 500))
def test_no_damage_does_more_than_make_a_file_unreadable(noise: bytes, place: int) -> None:
    for suffix, data in ((".pdf", pdf("one")), (".docx", docx("one"))):
        damaged = data[:place] + noise + data[place + len(noise) :]
        with suppress(UnreadableFileError):
            assert isinstance(attachment_text(suffix, damaged), str)
