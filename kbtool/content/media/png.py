"""PNG files without what readers do not see: texts, times, what a camera wrote (W3C PNG, third edition)."""

import struct

from kbtool.content.media.unfit_file import UnfitFileError

SIGNATURE = b"\x89PNG\r\n\x1a\n"
KEPT = frozenset(
    b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs acTL fcTL fdAT".split()
)
MAXIMUM_PIXELS = 200_000_000
"""A picture of more fills the memory of the reader's browser; a few kilobytes can hold it."""


def without_metadata(data: bytes) -> bytes:
    """The chunks that make the picture, and nothing behind its end.

    Raises UnfitFileError for what is no PNG, and for one that unpacks without measure.
    """
    pieces = [SIGNATURE]
    position = len(SIGNATURE)
    while position < len(data):
        length, kind = struct.unpack_from(">I4s", data.ljust(position + 8, b"\0"), position)
        end = position + 12 + length
        if end > len(data) or (len(pieces) == 1 and kind != b"IHDR"):
            raise UnfitFileError("is no readable PNG file")
        if kind == b"IHDR":
            _refuse_giant(data[position + 8 : end])
        if kind in KEPT:
            pieces.append(data[position:end])
        if kind == b"IEND":
            return b"".join(pieces)
        position = end
    raise UnfitFileError("is no readable PNG file: it has no end")


def _refuse_giant(header: bytes) -> None:
    width, height = struct.unpack_from(">II", header.ljust(8, b"\0"))
    if width * height > MAXIMUM_PIXELS:
        raise UnfitFileError(f"is a picture of {width:,} × {height:,} points")
