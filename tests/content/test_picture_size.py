"""How large pictures are shown."""

from base64 import b64decode

import pytest

from kbtool.content.media.picture_size import picture_size
from kbtool.content.media.publishable import publishable
from tests.content.media_files import TABLE, exif, gif, jpeg, png, segment

FRAME = segment(0xC0, b"\x08\x00\x14\x00\x28\x01\x01\x11\x00")
"""Of a JPEG 40 points wide and 20 high."""
AVIF = b64decode(
    "AAAAIGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZk1BMUIAAADrbWV0YQAAAAAAAAAhaGRscgAAAAAAAAAAcGljdAAAAAAAAAAAAAAAAAAAAAAOcGl0bQAA"
    "AAAAAQAAAB5pbG9jAAAAAEQAAAEAAQAAAAEAAAETAAAAIwAAAChpaW5mAAAAAAABAAAAGmluZmUCAAAAAAEAAGF2MDFDb2xvcgAAAABqaXBycAAAAEtp"
    "cGNvAAAAFGlzcGUAAAAAAAAAKAAAABQAAAAQcGl4aQAAAAADCAgIAAAADGF2MUOBAAwAAAAAE2NvbHJuY2x4AAEADQAGgAAAABdpcG1hAAAAAAAAAAEA"
    "AQQBAoMEAAAAK21kYXQSAAoJGBUnm0QENBoQMhQf94eFFd///+LAAADcqMEFWLTKoA=="
)
TURNED = b64decode(
    "AAAAIGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZk1BMUIAAAD1bWV0YQAAAAAAAAAhaGRscgAAAAAAAAAAcGljdAAAAAAAAAAAAAAAAAAAAAAOcGl0bQAA"
    "AAAAAQAAAB5pbG9jAAAAAEQAAAEAAQAAAAEAAAEdAAAAIwAAAChpaW5mAAAAAAABAAAAGmluZmUCAAAAAAEAAGF2MDFDb2xvcgAAAAB0aXBycAAAAFRp"
    "cGNvAAAAFGlzcGUAAAAAAAAAKAAAABQAAAAQcGl4aQAAAAADCAgIAAAADGF2MUOBAAwAAAAAE2NvbHJuY2x4AAEADQAGgAAAAAlpcm90AwAAABhpcG1h"
    "AAAAAAAAAAEAAQUBAoMEhQAAACttZGF0EgAKCRgVJ5tEBDQaEDIUH/eHhRXf///iwAAA3KjBBVi0yqA="
)
LOSSY = b64decode("UklGRjQAAABXRUJQVlA4ICgAAADwAgCdASooABQAP83m7XA/uDIrJWgD8DmJaQAAKUNt8AD+6d0AAAAA")
LOSSLESS = b64decode("UklGRhoAAABXRUJQVlA4TA4AAAAvJ8AEAAcQEf0PRET/Aw==")


@pytest.mark.parametrize(
    ("path", "data", "size"),
    [
        ("a.png", png(40, 20), (40, 20)),
        ("a.gif", gif(), (1, 1)),
        ("a.jpg", jpeg(FRAME), (40, 20)),
        ("a.jpg", jpeg(segment(0xE1, exif(3)), FRAME), (40, 20)),
        ("a.JPEG", jpeg(segment(0xE1, exif(6)), FRAME), (20, 40)),
        ("a.webp", LOSSY, (40, 20)),
        ("a.webp", LOSSLESS, (40, 20)),
        ("a.avif", AVIF, (40, 20)),
        ("a.avif", TURNED, (20, 40)),
        ("a.png", LOSSY, (40, 20)),
        ("a.png", png(40, 20, (b"eXIf", exif(6)[6:])), (40, 20)),
    ],
)
def test_the_size_is_that_of_the_file_as_readers_get_it(path: str, data: bytes, size: tuple[int, int]) -> None:
    assert picture_size(path, publishable(path, data)) == size


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="40" height="20"', (40, 20)),
        ('width="40px" height="1in"', (40, 96)),
        ('viewBox="0 0 40.4 19.6"', (40, 20)),
        ('viewBox="-5,-5, 40 20"', (40, 20)),
        ('width="100%" height="100%" viewBox="0 0 40 20"', (40, 20)),
        ('width="80" viewBox="0 0 40 20"', (80, 40)),
        ('height="40" viewBox="0 0 40 20"', (80, 40)),
        ('width="3em" height="20"', None),
        ('viewBox="0 0 0 0"', None),
        ('viewBox="none"', None),
        ("", None),
    ],
)
def test_a_drawing_says_its_size_or_the_shape_of_its_view(attributes: str, size: tuple[int, int] | None) -> None:
    data = f'<?xml version="1.0"?><!-- width="1" --><svg xmlns="http://www.w3.org/2000/svg" {attributes}><g/></svg>'
    assert picture_size("a.svg", data.encode()) == size


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("a.pdf", png(40, 20)),
        ("a.png", b""),
        ("a.png", b"\x89PNG\r\n\x1a\n"),
        ("a.jpg", b"\xff\xd8" + TABLE),
        ("a.avif", AVIF[:40]),
        ("a.svg", b"<svg"),
        (
            "a.svg",
            b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg" width="1" height="1">&a;</svg>',
        ),
    ],
)
def test_what_cannot_be_measured_has_no_size(path: str, data: bytes) -> None:
    assert picture_size(path, data) is None
