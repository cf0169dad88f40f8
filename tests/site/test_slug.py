import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from markdown.extensions.toc import slugify_unicode

from kbtool.content.markdown.slug import heading_slug
from kbtool.site.slug import MAXIMUM_BYTES, tag_slug


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Part: refunds, 50%", "part-refunds-50"),
        ("申请退款（新）", "申请退款新"),
        ("1.2 GPU/CPU job: what's new?", "12-gpucpu-job-whats-new"),
        ("- kept -", "-kept-"),
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


@given(st.text(st.characters(exclude_categories=("M", "Cs")), max_size=60))
def test_punctuation_is_treated_as_python_markdown_does(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assume(not any(unicodedata.category(character).startswith("M") for character in composed))
    theirs = unicodedata.normalize("NFC", slugify_unicode(composed, "-"))
    assume(theirs.strip("_-"))
    assert heading_slug(text) == theirs


def test_a_tag_of_500_persian_letters_fits_a_folder_name() -> None:
    slug = tag_slug("بازگشت وجه " * 50)
    assert len(slug.encode()) <= MAXIMUM_BYTES
    assert slug.startswith("بازگشت-وجه")
    assert (tag_slug(".."), tag_slug("___")) == ("section", "section")
    assert tag_slug("-x-") == "x"
