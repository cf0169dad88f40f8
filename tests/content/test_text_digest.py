"""Facts about the digest that binds reviews and translations to a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbtool.content.markdown import text_digest as module
from kbtool.content.markdown.text_digest import text_digest

TEXT = "# Refunds\n\nWe pay back\nwithin a week.\n\n- by card\n- by bank\n\n```\nx  y\n\nz\n```\n"
MARKS = (
    "a\n> b\n > c\nd\t e\n| f | g |\n  h  i\n1. j\n\t- k\n[l]: m\n: n\n!!! o\n    p\n"
    "\n<!-- q -->\n> <!-- r -->\ns <!-- t -->\n"
)


@pytest.mark.parametrize(
    "same",
    [
        TEXT.replace("back\nwithin", "back within"),
        TEXT.replace("week.\n", "week.  \n"),
        TEXT.replace("\n\n- by card", "\n\n\n\n- by card"),
        TEXT.rstrip("\n"),
        "\n\n" + TEXT,
        TEXT.replace("We pay", "<!-- kbtool: allow doubled-word -->\n\nWe pay"),
        TEXT.replace("We pay", "<!-- two\n\nlines -->\n\nWe pay"),
    ],
)
def test_what_no_reader_sees_keeps_the_digest(same: str) -> None:
    assert same != TEXT
    assert text_digest(same) == text_digest(TEXT)


@pytest.mark.parametrize(
    "other",
    [
        TEXT.replace("week", "month"),
        TEXT.replace("# R", "## R"),
        TEXT.replace("- by bank", "by bank"),
        TEXT.replace("- by bank", "    - by bank"),
        TEXT.replace("x  y", "x y"),
        TEXT.replace("y\n\nz", "y\nz"),
        TEXT.replace("z\n", "<!-- z -->\n"),
        TEXT.replace("We pay", "<!-- no comment\n\nWe pay"),
        TEXT.replace("We pay", "<!-- a --> Sometimes\nwe pay"),
    ],
)
def test_what_a_reader_sees_changes_the_digest(other: str) -> None:
    assert other != TEXT
    assert text_digest(other) != text_digest(TEXT)


def test_the_unicode_form_does_not_count() -> None:
    assert text_digest("caf\u00e9") == text_digest("cafe\u0301")


def test_the_half_space_counts() -> None:
    assert text_digest("می\u200cروم") != text_digest("میروم")


def test_the_digest_of_a_text_never_changes() -> None:
    assert text_digest(TEXT) == "da419e1b84f90246"
    assert text_digest(MARKS) == "4d6ab40cea46864f"


@given(st.text(alphabet=" \n\t#-.>|:![]1ab\u0661", max_size=60))
def test_lines_that_begin_with_a_letter_are_told_from_marks_without_a_question(body: str) -> None:
    digest = text_digest(body)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_starts_unit", lambda line: bool(module.UNIT_START.match(line)))
        assert text_digest(body) == digest


@given(st.text(alphabet=" \n\t#->`~<!ab\u2028\ud800", max_size=60))
def test_any_text_has_a_digest_of_16_digits(text: str) -> None:
    digest = text_digest(text)
    assert len(digest) == 16
    assert int(digest, 16) >= 0
