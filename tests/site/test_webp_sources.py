"""Images with a WebP copy offer it, and stay what they are for all who read the page otherwise."""

import pytest

from kbtool.site.webp_sources import offer_webp

COPIES = {"img/a.png": "img/a.png.webp", "zh/b%20c.jpg": "zh/b%20c.jpg.webp"}


@pytest.mark.parametrize(
    ("image", "copy"),
    [
        ('<img src="../../img/a.png" alt="A" width="8" height="6">', "../../img/a.png.webp"),
        ('<img alt="" src="../../img/a.png#only-dark">', "../../img/a.png.webp"),
        ('<img src="../../zh/b%20c.jpg" alt="">', "../../zh/b%20c.jpg.webp"),
    ],
)
def test_an_image_offers_its_copy_and_keeps_its_place(image: str, copy: str) -> None:
    html = f'<p><a class="zoom" href="x">{image}</a></p>'
    assert offer_webp(html, "../../", COPIES) == html.replace(
        image, f'<picture><source type="image/webp" srcset="{copy}">{image}</picture>'
    )


@pytest.mark.parametrize(
    "html",
    [
        '<img src="../../img/other.png" alt="">',
        '<img src="https://cdn.example.com/img/a.png" alt="">',
        '<img src="../../img/a.png" srcset="../../img/large.png 2x" alt="">',
        '<picture><source srcset="x.avif"><img src="../../img/a.png" alt=""></picture>',
        '<pre>&lt;img src="../../img/a.png"&gt;</pre>',
    ],
)
def test_other_images_stay_as_they_are(html: str) -> None:
    assert offer_webp(html, "../../", COPIES) == html


def test_offering_again_changes_nothing() -> None:
    html = offer_webp('<img src="img/a.png" alt=""><p><img src="img/a.png" alt="">', "", COPIES)
    assert html.count("<picture>") == 2
    assert offer_webp(html, "", COPIES) == html
