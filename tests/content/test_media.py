"""Files that readers get: what they are, and what goes before they get them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbtool.content.media.file_types import find_contradiction, is_publishable_type
from kbtool.content.media.publishable import CLEANERS, publishable
from kbtool.content.media.unfit_file import UnfitFileError
from tests.content.media_files import SECRET, exif, gif, jpeg, png, segment, webp

JFIF = segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0")
ICC = segment(0xE2, b"ICC_PROFILE\0\1\1profile")
LOOP = b"\x21\xff\x0bNETSCAPE2.0\3\1\0\0\0"
CONTROL = b"\x21\xf9\4\0\0\0\0\0"

CLEAN = {
    "a.png": png(1, 1, (b"gAMA", b"\0\0\xb1\x8f")),
    "a.jpg": jpeg(JFIF, ICC),
    "b.jpg": jpeg(segment(0xEE, b"Adobe\0\x64\0\0\0\0\1")),
    "a.gif": gif(LOOP, CONTROL),
    "a.webp": webp((b"VP8L", b"picture"), (b"ICCP", b"profile"), flags=0x20),
}
DIRTY = {
    "text.png": (png(1, 1, (b"tEXt", b"Author\0" + SECRET), (b"eXIf", SECRET), (b"tIME", SECRET)), png()),
    "tail.png": (png() + b"PK\3\4" + SECRET, png()),
    "camera.jpg": (jpeg(JFIF, segment(0xE1, exif(1)), ICC), jpeg(JFIF, ICC)),
    "xmp.jpg": (jpeg(segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + SECRET)), jpeg()),
    "comment.jpeg": (jpeg(segment(0xFE, SECRET), segment(0xED, b"Photoshop 3.0\0" + SECRET)), jpeg()),
    "tail.jpg": (jpeg(tail=SECRET), jpeg()),
    "comment.gif": (gif(b"\x21\xfe\x08" + SECRET + b"\0", LOOP), gif(LOOP)),
    "xmp.gif": (gif(b"\x21\xff\x0bXMP DataXMP\x08" + SECRET + b"\0"), gif()),
    "tail.gif": (gif(tail=SECRET), gif()),
    "camera.webp": (
        webp((b"VP8L", b"picture"), (b"EXIF", SECRET), (b"XMP ", SECRET), flags=0x2C),
        webp((b"VP8L", b"picture"), flags=0x20),
    ),
    "tail.webp": (webp((b"VP8 ", b"picture")) + SECRET, webp((b"VP8 ", b"picture"))),
    "other-name.png": (jpeg(segment(0xFE, SECRET)), jpeg()),
}


@pytest.mark.parametrize("name", CLEAN)
def test_a_picture_that_hides_nothing_keeps_its_bytes(name: str) -> None:
    assert publishable(name, CLEAN[name]) == CLEAN[name]


@pytest.mark.parametrize("name", DIRTY)
def test_what_nobody_sees_of_a_picture_goes(name: str) -> None:
    data, expected = DIRTY[name]
    assert SECRET in data
    assert publishable(name, data) == expected


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("orientation", [2, 6, 8])
def test_a_photograph_stays_upright(orientation: int, order: str) -> None:
    shown = publishable("a.jpg", jpeg(segment(0xE1, exif(orientation, order))))
    assert SECRET not in shown
    assert re.search(rb"Exif\0\0MM\0\*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0" + bytes([orientation]), shown)
    assert publishable("a.jpg", shown) == shown


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("page.png", b"<!doctype html><script>alert(1)</script>", "is no PNG file"),
        ("PAGE.JPG", b"<html>", "is no JPG file"),
        ("plan.pdf", b"<html>%PDF-1.4", "is no PDF file"),
        ("notes.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is no DOCX file"),
        ("movie.mp4", b"#!/bin/sh", "is no MP4 file"),
        ("notes.txt", b"\xef\xbb\xbf \n<SCRIPT src=x>", "holds markup"),
        ("notes.csv", b"<!-- x --><b>", "holds markup"),
        ("notes.txt", b"<?xml version='1.0'?>", "holds markup"),
        ("notes.txt", b"MZ\0\0", "is no text file"),
        ("x.stl", b"<html >", "holds markup"),
        ("cut.png", png()[:-8], "is no readable PNG file"),
        ("order.png", b"\x89PNG\r\n\x1a\n" + png()[33:], "is no readable PNG file"),
        ("bomb.png", png(60_000, 60_000), "is a picture of 60,000 × 60,000 points"),
        ("cut.jpg", jpeg()[:30], "is no readable JPEG file"),
        ("script.gif", b"GIF89a=1;alert(1)//", "is no readable GIF file"),
        ("cut.webp", webp((b"VP8L", b"picture"))[:-3], "is no readable WebP file"),
        ("huge.png", png() + bytes(50_000_001), "is an image of"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_refused(name: str, data: bytes, message: str) -> None:
    with pytest.raises(UnfitFileError, match=message):
        publishable(name, data)


@pytest.mark.parametrize(
    "name", ["a.html", "a.HTM", "a.svg.html", "a.js", "a.swf", ".htaccess", "a.php", "a.xml", "a.xhtml", "a.svgz", "a"]
)
def test_what_a_browser_or_server_may_run_is_not_published(name: str) -> None:
    assert not is_publishable_type(name, frozenset({"html", "htaccess"}))


@pytest.mark.parametrize("name", ["a.png", "a.PDF", "a.tar.gz", "a.docx", "a.csv", "a.py", "a.svg", "a.stl"])
def test_pictures_documents_and_texts_are_published(name: str) -> None:
    assert is_publishable_type(name, frozenset({"stl"}))


def test_code_is_text_whatever_it_is_about() -> None:
    assert find_contradiction("a.py", b"# <html>\nprint('<html>')\n") == ""
    assert find_contradiction("a.txt", "سلام 你好".encode()) == ""


@given(
    st.sampled_from(sorted(CLEANERS)),
    st.binary(max_size=60),
    st.sampled_from([*CLEAN.values(), b""]),
    st.integers(0, 90),
)
def test_no_bytes_crash_the_cleaning_and_what_it_gives_is_clean(
    ending: str, noise: bytes, data: bytes, cut: int
) -> None:
    broken = data[:cut] + noise + data[cut:]
    try:
        shown = publishable(f"a.{ending}", broken)
    except UnfitFileError:
        return
    assert publishable(f"a.{ending}", shown) == shown
