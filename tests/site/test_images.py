"""Images keep their place, and wait for the reader."""

import re

import pytest

from kbtool.site.images import TEXT_WIDTH, no_size, place_images
from tests.conftest import REPOSITORY

SIZES = {"../a.png": (600, 400), "../b%20c.svg": (3, 1000)}


def test_images_after_the_first_wait() -> None:
    html = '<img src="a" alt=""><img src="b" alt="x"><img src="c" alt="" loading="eager"><img srcset="d" alt="">'
    assert place_images(html, no_size) == (
        '<img src="a" alt="" decoding="async"><img src="b" alt="x" loading="lazy" decoding="async">'
        '<img src="c" alt="" loading="eager" decoding="async"><img srcset="d" alt="" loading="lazy" decoding="async">'
    )


def test_the_first_image_does_not_wait_even_if_it_is_told_to() -> None:
    assert place_images('<img src="a" alt="" loading="lazy">', no_size) == '<img src="a" alt="" decoding="async">'


def test_a_smiley_is_not_the_first_image() -> None:
    html = '<img class="twemoji" src="a" alt=""><img src="b" alt="">'
    assert "lazy" not in place_images(html, no_size)


def test_an_image_without_address_is_its_alternative_text() -> None:
    assert place_images('a<img alt="b &lt;c&gt;">d<img>e', no_size) == "ab &lt;c&gt;de"


def test_every_image_has_alternative_text() -> None:
    assert place_images('<img src="a" decoding="sync">', no_size) == '<img src="a" decoding="sync" alt="">'


@pytest.mark.parametrize(
    ("stated", "added"),
    [
        ('src="../a.png"', ' width="600" height="400" data-measured=""'),
        ('src="../a.png#only-dark"', ' width="600" height="400" data-measured=""'),
        ('src="../b%20c.svg?x=1&amp;y"', ' width="3" height="1000" data-measured=""'),
        ('src="../a.png" width="300"', ' height="200"'),
        ('src="../a.png" height="20"', ' width="30"'),
        ('src="../b%20c.svg" height="1"', ' width="1"'),
        ('src="../a.png" width="300" height="10"', ""),
        ('src="../unknown.png"', ""),
        ('src="https://example.com/a.png"', ""),
    ],
)
def test_an_image_has_the_size_of_its_file_where_none_is_stated(stated: str, added: str) -> None:
    image = f'alt="" decoding="async" {stated}'
    assert place_images(f"<img {image}>", SIZES.get) == f"<img {image}{added}>"
    assert place_images(f"<img {image}{added}>", SIZES.get) == f"<img {image}{added}>"


@pytest.mark.parametrize(
    ("stated", "sides"),
    [
        ('src="../a.png" width="50%"', ' width="310" height="207"'),
        ('src="../a.png" width="50%" height="10"', ' width="310" height="10"'),
        ('src="../a.png" width="100%" height="100%"', ' width="621" height="414"'),
        ('src="../a.png" height="100%"', ' width="600" height="400" data-measured=""'),
        ('src="../a.png" width="0.1%"', ' width="1" height="1"'),
        ('src="../a.png" width="301px"', ' width="301" height="201"'),
        ('src="../a.png" width="300.4" height="9.6em"', ' width="300" height="10"'),
        ('src="../unknown.png" width="80%"', ' width="497"'),
    ],
)
def test_a_stated_side_is_a_number_of_pixels(stated: str, sides: str) -> None:
    source = stated.partition(" ")[0]
    placed = place_images(f'<img alt="" decoding="async" {stated}>', SIZES.get)
    assert placed == f'<img alt="" decoding="async" {source}{sides}>'
    assert place_images(placed, SIZES.get) == placed


def test_a_part_of_the_width_is_one_of_the_texts() -> None:
    style = (REPOSITORY / "overrides" / "assets" / "kbtool.css").read_text(encoding="utf-8")
    ems = re.search(r"--measure: ([\d.]+)em", style)
    letter = re.search(r"@media \(min-width: 48rem\) \{ body \{ font-size: ([\d.]+)rem", style)
    assert ems and letter
    assert round(float(ems[1]) * float(letter[1]) * 16) == TEXT_WIDTH
