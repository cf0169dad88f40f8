"""Pictures as WebP: smaller, the same pixels, nothing else in them."""

from io import BytesIO

import pytest
from PIL import Image

from kbtool.build.webp import smaller_webp, webp_key
from tests.build.pictures import jpeg, png


def test_a_screenshot_keeps_every_pixel() -> None:
    made = smaller_webp(png())
    with Image.open(BytesIO(made)) as copy, Image.open(BytesIO(png())) as image:
        assert copy.format == "WEBP"
        assert copy.convert("RGBA").tobytes() == image.convert("RGBA").tobytes()
    assert 0 < len(made) < len(png()) and made == smaller_webp(png())


def test_a_photograph_is_smaller_and_as_large() -> None:
    made = smaller_webp(jpeg())
    with Image.open(BytesIO(made)) as copy:
        assert copy.size == (320, 200)
    assert 0 < len(made) < len(jpeg())


def test_a_picture_that_lay_on_its_side_stands_upright_and_tells_nothing_else() -> None:
    with Image.open(BytesIO(smaller_webp(jpeg(orientation=6)))) as copy:
        assert copy.size == (200, 320)
        assert not copy.getexif() and "exif" not in copy.info and "xmp" not in copy.info


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n", png()[:200], b"GIF89a", b"<svg/>"])
def test_what_is_no_whole_picture_has_no_copy(data: bytes) -> None:
    assert smaller_webp(data) == b""


def test_pictures_that_would_lose_something_have_no_copy() -> None:
    frames = [Image.new("RGB", (60, 60), colour) for colour in ("red", "blue")]
    moving, printed, deep = BytesIO(), BytesIO(), BytesIO()
    frames[0].save(moving, "PNG", save_all=True, append_images=frames[1:])
    Image.new("CMYK", (300, 300)).save(printed, "JPEG")
    Image.new("I;16", (300, 300)).save(deep, "PNG")
    assert [smaller_webp(file.getvalue()) for file in (moving, printed, deep)] == [b"", b"", b""]


def test_a_copy_that_is_not_smaller_is_none() -> None:
    file = BytesIO()
    Image.effect_noise((200, 200), 90).save(file, "JPEG", quality=20)
    assert smaller_webp(file.getvalue()) == b""


def test_copies_of_different_pictures_have_different_keys() -> None:
    assert webp_key(png()) != webp_key(jpeg())
