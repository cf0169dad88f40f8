import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbtool.content.markdown.slug import heading_slug
from kbtool.site.slug import MAXIMUM_BYTES, tag_slug


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Part: refunds, 50%", "part-refunds-50"),
        ("申请退款（新）", "申请退款-新"),
        ("بازگشت وجه", "بازگشت-وجه"),
        ("می\u200cخواهم", "میخواهم"),
        ("E\u0301te\u0301 Straße", "été-straße"),
        ("snake_case  --  x", "snake_case-x"),
        ("हिन्दी भाषा", "हिन्दी-भाषा"),
        ("!!!", "section"),
        ("__init__", "__init__"),
        ("_ | _", "section"),
        ("", "section"),
        ("  a  ", "a"),
        ("\u200f\u200c", "section"),
    ],
)
def test_the_slug_of_a_heading(text: str, slug: str) -> None:
    assert heading_slug(text) == slug


def test_the_separator_is_the_callers() -> None:
    assert heading_slug("a b", "_") == "a_b"


@given(st.text(max_size=60))
def test_a_slug_is_never_empty_and_its_own_slug(text: str) -> None:
    slug = heading_slug(text)
    assert slug
    assert heading_slug(slug) == slug
    assert unicodedata.is_normalized("NFC", slug)
    assert not set(slug) & set(" /#?%&<>\"'.")


def test_a_tag_of_500_persian_letters_fits_a_folder_name() -> None:
    slug = tag_slug("بازگشت وجه " * 50)
    assert len(slug.encode()) <= MAXIMUM_BYTES
    assert slug.startswith("بازگشت-وجه")
    assert (tag_slug(".."), tag_slug("___")) == ("section", "section")
