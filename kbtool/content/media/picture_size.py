"""How large a picture is shown, so that a page keeps its place before the picture is there."""

import re
import struct
from collections.abc import Mapping
from io import BytesIO
from xml.etree.ElementTree import ParseError

import imagesize
from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from kbtool.content.media.file_types import HEAD, PICTURES, Size, ending, picture_type

__all__ = ["Size", "picture_size"]

PIXELS: Mapping[str, float] = {"": 1, "px": 1, "in": 96, "cm": 96 / 2.54, "mm": 96 / 25.4, "pt": 96 / 72, "pc": 16}
"""CSS Values and Units Level 4, 6.2."""
LENGTH = re.compile(r"\s*(\d+(?:\.\d*)?|\.\d+)(px|in|cm|mm|pt|pc|)\s*")
EXTENT = re.compile(rb"\0\0\0\x14ispe\0\0\0\0(.{8})", re.DOTALL)
QUARTER_TURN = re.compile(rb"\0\0\0\x09irot[\x01\x03\xfd\xff]")
BOXES = 1 << 16
"""Bytes of an AVIF file that hold the boxes before the picture itself."""
BETWEEN = re.compile(r"[\s,]+")


def picture_size(path: str, data: bytes) -> Size | None:
    """The size of the picture in a file as readers get it, upright as browsers turn it; None for what is none."""
    if ending(path) == "svg":
        return _drawing_size(data)
    if ending(path) not in PICTURES:
        return None
    if picture_type(data[:HEAD]) == "avif":
        return _avif_size(data[:BOXES])
    width, height = imagesize.get(BytesIO(data))
    return (width, height) if width > 0 and height > 0 else None


def _avif_size(boxes: bytes) -> Size | None:
    """The extent of the largest item, the picture; others are previews (ISO/IEC 23008-12, 6.5.3 and 6.5.10).

    Browsers look at no Exif in such a file, which libraries do.
    """
    sizes = [struct.unpack(">II", match[1]) for match in EXTENT.finditer(boxes)]
    width, height = max(sizes, key=lambda size: size[0] * size[1], default=(0, 0))
    if not width or not height:
        return None
    return (height, width) if QUARTER_TURN.search(boxes) else (width, height)


class _Root:
    """Keeps the attributes of the first element."""

    def __init__(self) -> None:
        self.attributes: Mapping[str, str] | None = None

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Begins an element."""
        self.attributes = attributes if self.attributes is None else self.attributes

    def close(self) -> None:
        """Ends the file."""


def _drawing_size(data: bytes) -> Size | None:
    """Its own width and height; what it does not say of them follows from the shape of its view (SVG 2, 7.12)."""
    root = _Root()
    parser = DefusedXMLParser(target=root, forbid_entities=True, forbid_external=True)
    try:
        parser.feed(data)
        parser.close()
    except (ParseError, DefusedXmlException, LookupError, ValueError):
        return None
    attributes = root.attributes or {}
    width, height = (_pixels(attributes.get(name, "")) for name in ("width", "height"))
    view = [_pixels(part) for part in BETWEEN.split(attributes.get("viewBox", "").strip())[2:]]
    across, down = view if len(view) == 2 else (None, None)
    if across and down:
        if width and not height:
            height = width * down / across
        elif height and not width:
            width = height * across / down
        else:
            width, height = width or across, height or down
    return (max(1, round(width)), max(1, round(height))) if width and height else None


def _pixels(text: str) -> float | None:
    match = LENGTH.fullmatch(text)
    return float(match[1]) * PIXELS[match[2]] if match else None
