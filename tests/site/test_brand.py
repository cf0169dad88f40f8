import pytest

from kbtool.errors import KbError
from kbtool.site.brand import brand_style


def test_a_theme_without_a_brand_needs_no_style_sheet() -> None:
    assert brand_style({"accent": "", "logo": "logo.svg"}) == ""


def test_colours_and_fonts_become_custom_properties() -> None:
    options = {"accent": "#0a7", "accent_dark": "#77DDBB", "font_text": "Source Sans 3, 'IRANSansX'"}
    expected = ':root{--accent-light:#0a7;--accent-dark:#77DDBB;--font-text:"Source Sans 3","IRANSansX"}\n'
    assert brand_style(options) == expected


def test_an_accent_for_dark_pages_is_made_where_none_is_set() -> None:
    assert brand_style({"accent": "#000"}) == ":root{--accent-light:#000;--accent-dark:#8c8c8c}\n"


@pytest.mark.parametrize(
    ("option", "value"),
    [("accent", "red"), ("accent", "#12"), ("accent_dark", "#fff;}"), ("font_text", "A;}"), ("font_code", "A,,B")],
)
def test_a_value_that_could_break_out_of_the_style_is_refused(option: str, value: str) -> None:
    with pytest.raises(KbError, match=f"theme: {option}: "):
        brand_style({option: value})
